import type { Task } from "../../api/task";
import { taskChoices } from "./values";
import type { Column } from "../../ui/Table";
import { ChoiceBadge, DateText, LongText, PlainText, RelativeTime, TrueFalse } from "../../ui/values";


/** How each value of one task is called and shown. */
export const taskColumns = {
  label: { key: "label", label: "Title", sort: "title", render: (record) => record.label },
  title: { key: "title", label: "Title", sort: "title", render: (record) => <PlainText value={record.title} /> },
  notes: { key: "notes", label: "Notes", render: (record) => <LongText value={record.notes} /> },
  done: { key: "done", label: "Done", sort: "done", render: (record) => <TrueFalse value={record.done} /> },
  due: { key: "due", label: "Due", sort: "due", render: (record) => <DateText value={record.due} /> },
  priority: { key: "priority", label: "Priority", sort: "priority", render: (record) => <ChoiceBadge value={record.priority} choices={taskChoices.priority} /> },
  created_at: { key: "created_at", label: "Added", sort: "created_at", render: (record) => <RelativeTime value={record.created_at} /> },
} satisfies Record<string, Column< Task > >;

export type TaskColumn = keyof typeof taskColumns;
