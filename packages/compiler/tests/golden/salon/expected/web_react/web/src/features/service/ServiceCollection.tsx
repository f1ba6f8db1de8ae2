import { ScissorsIcon } from "lucide-react";

import type { Service } from "../../api/service";
import { ServiceMenu } from "./ServiceMenu";
import { type ServiceColumn, serviceColumns } from "./columns";
import { pictureOf } from "../shared/pictures";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { LongText, MoneyText, RelativeTime } from "../../ui/values";


export type ServiceLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface ServiceCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Service[];
  layout?: ServiceLayout;
  columns?: readonly ServiceColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly ServiceColumn[] = ["label", "minutes", "price"];

/** Services as a table, cards, pictures, a feed or quotes. */
export function ServiceCollection(props: ServiceCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< Service > => serviceColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/services/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <ServiceMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={ScissorsIcon} items={records.map(serviceItem)} />;
    case "cards":
      return <Gallery icon={ScissorsIcon} label={label} items={records.map(serviceItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <ServiceEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.description ?? "", author: record.name }))}
        />
      );
  }
}

/** What a card says. */
function serviceItem(record: Service): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/services/${String(record.id)}`,
    image: pictureOf(record.photo),
    subtitle: record.description,
    meta: <><span className="text-base font-semibold"><MoneyText value={record.price} currency="EUR" /></span></>,
  };
}

/** One entry of a feed. */
function ServiceEntry({ record }: { record: Service }) {
  return (
    <FeedItem
      author={record.name}
      when={<RelativeTime value={record.created_at} />}
      title={record.label}
      to={`/services/${String(record.id)}`}
      image={pictureOf(record.photo)}
      menu={<ServiceMenu record={record} />}
    >
      <LongText value={record.description} quiet />
    </FeedItem>
  );
}
