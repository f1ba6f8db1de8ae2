import { BellIcon } from "lucide-react";

import type { Notification } from "../../api/notification";
import { NotificationMenu } from "./NotificationMenu";
import { type NotificationColumn, notificationColumns } from "./columns";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { PlainText, RelativeTime } from "../../ui/values";


export type NotificationLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface NotificationCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Notification[];
  layout?: NotificationLayout;
  columns?: readonly NotificationColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly NotificationColumn[] = ["label", "recipient", "link", "is_read"];

/** Notifications as a table, cards, pictures, a feed or quotes. */
export function NotificationCollection(props: NotificationCollectionProps) {
  const { label, records, layout = "feed", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< Notification > => notificationColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <NotificationMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={BellIcon} items={records.map(notificationItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(notificationItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <NotificationEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.message, author: record.recipient?.label ?? "Somebody" }))}
        />
      );
  }
}

/** What a card says. */
function notificationItem(record: Notification): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    subtitle: <PlainText value={record.link} />,
  };
}

/** One entry of a feed. */
function NotificationEntry({ record }: { record: Notification }) {
  return (
    <FeedItem
      author={record.recipient?.label ?? "Somebody"}
      when={<RelativeTime value={record.created_at} />}
      title={record.label}
      menu={<NotificationMenu record={record} />}
    >
      {record.label}
    </FeedItem>
  );
}
