import { UserIcon } from "lucide-react";

import type { StaffMember } from "../../api/staff-member";
import { StaffMemberMenu } from "./StaffMemberMenu";
import { type StaffMemberColumn, staffMemberColumns } from "./columns";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { DateText, RelativeTime } from "../../ui/values";


export type StaffMemberLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface StaffMemberCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly StaffMember[];
  layout?: StaffMemberLayout;
  columns?: readonly StaffMemberColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly StaffMemberColumn[] = ["label", "phone", "works_since", "appointment_count"];

/** Staff as a table, cards, pictures, a feed or quotes. */
export function StaffMemberCollection(props: StaffMemberCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< StaffMember > => staffMemberColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/staff-members/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <StaffMemberMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={UserIcon} items={records.map(staffMemberItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(staffMemberItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <StaffMemberEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.name, author: record.name }))}
        />
      );
  }
}

/** What a card says. */
function staffMemberItem(record: StaffMember): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/staff-members/${String(record.id)}`,
    meta: <>{record.works_since !== null && <span className="text-muted"><DateText value={record.works_since} /></span>}</>,
  };
}

/** One entry of a feed. */
function StaffMemberEntry({ record }: { record: StaffMember }) {
  return (
    <FeedItem
      author={record.name}
      when={<RelativeTime value={record.created_at} />}
      title={record.label}
      to={`/staff-members/${String(record.id)}`}
      menu={<StaffMemberMenu record={record} />}
    >
      {record.label}
    </FeedItem>
  );
}
