import { CircleCheckIcon } from "lucide-react";

import type { Task } from "../../api/task";
import { TaskMenu } from "./TaskMenu";
import { type TaskColumn, taskColumns } from "./columns";
import { taskChoices } from "./values";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { ChoiceBadge, DateText, LongText, RelativeTime } from "../../ui/values";

export type TaskLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface TaskCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Task[];
  layout?: TaskLayout;
  columns?: readonly TaskColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly TaskColumn[] = ["label", "priority", "status", "due_on", "remind_at"];

/** Tasks as a table, cards, pictures, a feed or quotes. */
export function TaskCollection(props: TaskCollectionProps) {
  const { label, records, layout = "table", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column<Task> => taskColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/tasks/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <TaskMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={CircleCheckIcon} items={records.map(taskItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(taskItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <TaskEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.notes ?? "", author: record.label }))}
        />
      );
  }
}

/** What a card says. */
function taskItem(record: Task): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/tasks/${String(record.id)}`,
    subtitle: record.notes,
    meta: (
      <>
        {record.due_on !== null && (
          <span className="text-muted">
            <DateText value={record.due_on} />
          </span>
        )}
      </>
    ),
    badge: <ChoiceBadge value={record.status} choices={taskChoices.status} />,
  };
}

/** One entry of a feed. */
function TaskEntry({ record }: { record: Task }) {
  return (
    <FeedItem
      author={record.label}
      when={<RelativeTime value={record.created_at} />}
      menu={<TaskMenu record={record} />}
    >
      <>
        <LongText value={record.notes} quiet />
        <span className="mt-1.5 flex flex-wrap items-center gap-2">
          <ChoiceBadge value={record.priority} choices={taskChoices.priority} />
          <ChoiceBadge value={record.status} choices={taskChoices.status} />
        </span>
      </>
    </FeedItem>
  );
}
