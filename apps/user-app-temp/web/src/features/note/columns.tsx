import type { Note } from "../../api/note";
import type { Column } from "../../ui/Table";
import {
  ColourSwatch,
  LongText,
  PlainText,
  RelativeTime,
  TagList,
  TrueFalse,
} from "../../ui/values";

/** How each value of one note is called and shown. */
export const noteColumns = {
  label: { key: "label", label: "Title", sort: "title", render: (record) => record.label },
  title: {
    key: "title",
    label: "Title",
    sort: "title",
    render: (record) => <PlainText value={record.title} />,
  },
  body: { key: "body", label: "Body", render: (record) => <LongText value={record.body} /> },
  colour: {
    key: "colour",
    label: "Colour",
    sort: "colour",
    render: (record) => <ColourSwatch value={record.colour} />,
  },
  is_pinned: {
    key: "is_pinned",
    label: "Pinned",
    sort: "is_pinned",
    render: (record) => <TrueFalse value={record.is_pinned} />,
  },
  tags: { key: "tags", label: "Tags", render: (record) => <TagList value={record.tags} /> },
  created_at: {
    key: "created_at",
    label: "Added",
    sort: "created_at",
    render: (record) => <RelativeTime value={record.created_at} />,
  },
} satisfies Record<string, Column<Note>>;

export type NoteColumn = keyof typeof noteColumns;
