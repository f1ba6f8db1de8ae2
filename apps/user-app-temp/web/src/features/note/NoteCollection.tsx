import { StickyNoteIcon } from "lucide-react";

import type { Note } from "../../api/note";
import { NoteMenu } from "./NoteMenu";
import { type NoteColumn, noteColumns } from "./columns";
import { Card } from "../../ui/Card";
import { Feed, FeedItem } from "../../ui/Feed";
import { type GalleryItem, Gallery } from "../../ui/Gallery";
import { RecordCards } from "../../ui/RecordCards";
import { type Column, Table } from "../../ui/Table";
import { Testimonials } from "../../ui/Testimonials";
import { LongText, RelativeTime } from "../../ui/values";

export type NoteLayout = "table" | "cards" | "gallery" | "feed" | "quotes";

export interface NoteCollectionProps {
  /** What the collection is, for screen readers. */
  label: string;
  records: readonly Note[];
  layout?: NoteLayout;
  columns?: readonly NoteColumn[];
  sort?: string;
  onSort?: (column: string) => void;
}

const USUAL: readonly NoteColumn[] = ["label", "colour", "is_pinned"];

/** Notes as a table, cards, pictures, a feed or quotes. */
export function NoteCollection(props: NoteCollectionProps) {
  const { label, records, layout = "cards", columns = USUAL, sort, onSort } = props;
  switch (layout) {
    case "table":
      return (
        <Card flush>
          <Table
            caption={label}
            columns={columns.map((name): Column<Note> => noteColumns[name])}
            rows={records}
            rowKey={(record) => record.id}
            rowHref={(record) => `/notes/${String(record.id)}`}
            {...(sort !== undefined && { sort })}
            {...(onSort && { onSort })}
            actions={(record) => <NoteMenu record={record} />}
          />
        </Card>
      );
    case "gallery":
      return <Gallery label={label} icon={StickyNoteIcon} items={records.map(noteItem)} />;
    case "cards":
      return <RecordCards label={label} items={records.map(noteItem)} />;
    case "feed":
      return (
        <Feed label={label}>
          {records.map((record) => (
            <NoteEntry key={record.id} record={record} />
          ))}
        </Feed>
      );
    case "quotes":
      return (
        <Testimonials
          items={records.map((record) => ({ quote: record.body ?? "", author: record.label }))}
        />
      );
  }
}

/** What a card says. */
function noteItem(record: Note): GalleryItem {
  return {
    key: record.id,
    title: record.label,
    to: `/notes/${String(record.id)}`,
    subtitle: record.body,
  };
}

/** One entry of a feed. */
function NoteEntry({ record }: { record: Note }) {
  return (
    <FeedItem
      author={record.label}
      when={<RelativeTime value={record.created_at} />}
      menu={<NoteMenu record={record} />}
    >
      <LongText value={record.body} quiet />
    </FeedItem>
  );
}
