import { CalendarIcon } from "lucide-react";

import type { Appointment } from "../../api/appointment";
import { AppointmentMenu } from "./AppointmentMenu";
import { type AppointmentColumn, appointmentColumns } from "./columns";
import { appointmentChoices } from "./values";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { ChoiceBadge, DateText, LongText, MoneyText, RelativeTime } from "../../ui/values";


export type AppointmentLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface AppointmentCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Appointment[];
  layout?: AppointmentLayout;
  columns?: readonly AppointmentColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly AppointmentColumn[] = ["label", "service", "staff_member", "status", "start", "end"];

/** Appointments as a table, cards, pictures, a feed or quotes. */
export function AppointmentCollection(props: AppointmentCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< Appointment > => appointmentColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/appointments/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <AppointmentMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={CalendarIcon} items={records.map(appointmentItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(appointmentItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <AppointmentEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.note ?? "", author: record.customer.label }))}
        />
      );
  }
}

/** What a card says. */
function appointmentItem(record: Appointment): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/appointments/${String(record.id)}`,
    subtitle: record.note,
    meta: <>{record.cost !== null && <span className="text-base font-semibold"><MoneyText value={record.cost} currency="EUR" /></span>}<span className="text-muted"><DateText value={record.start} kind="datetime" /></span></>,
    badge: <ChoiceBadge value={record.status} choices={appointmentChoices.status} />,
  };
}

/** One entry of a feed. */
function AppointmentEntry({ record }: { record: Appointment }) {
  return (
    <FeedItem
      author={record.customer.label}
      when={<RelativeTime value={record.start} />}
      menu={<AppointmentMenu record={record} />}
    >
      <><LongText value={record.note} quiet /><span className="mt-1.5 flex flex-wrap items-center gap-2"><ChoiceBadge value={record.status} choices={appointmentChoices.status} /></span></>
    </FeedItem>
  );
}
