import { UserIcon } from "lucide-react";

import type { UserItem } from "../../api/user";
import { pictureOf } from "../shared/pictures";
import { UserItemMenu } from "./UserItemMenu";
import { type UserItemColumn, userItemColumns } from "./columns";
import { userItemChoices } from "./values";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { ChoiceBadge, RelativeTime } from "../../ui/values";


export type UserItemLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface UserItemCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly UserItem[];
  layout?: UserItemLayout;
  columns?: readonly UserItemColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly UserItemColumn[] = ["label", "role", "email"];

/** Users as a table, cards, pictures, a feed or quotes. */
export function UserItemCollection(props: UserItemCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column< UserItem > => userItemColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/users/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <UserItemMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={UserIcon} items={records.map(userItemItem)} />;
    case "cards":
      return <Gallery icon={UserIcon} label={label} items={records.map(userItemItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <UserItemEntry key={record.id} record={record} />
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
function userItemItem(record: UserItem): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/users/${String(record.id)}`,
    image: pictureOf(record.avatar),
    badge: <ChoiceBadge value={record.role} choices={userItemChoices.role} />,
  };
}

/** One entry of a feed. */
function UserItemEntry({ record }: { record: UserItem }) {
  return (
    <FeedItem
      author={record.name}
      when={<RelativeTime value={record.created_at} />}
      title={record.label}
      to={`/users/${String(record.id)}`}
      image={pictureOf(record.avatar)}
      menu={<UserItemMenu record={record} />}
    >
      <span className="mt-1.5 flex flex-wrap items-center gap-2"><ChoiceBadge value={record.role} choices={userItemChoices.role} /></span>
    </FeedItem>
  );
}
