import type { Task } from "../../api/task";
import { taskChoices } from "./values";
import type { Column } from "../../ui/Table";
import { ChoiceBadge, DateText, LongText, PlainText, RelativeTime } from "../../ui/values";

/** How each value of one task is called and shown. */
export const taskColumns = {
  label: { key: "label", label: "Title", sort: "title", render: (record) => record.label },
  title: {
    key: "title",
    label: "Title",
    sort: "title",
    render: (record) => <PlainText value={record.title} />,
  },
  notes: { key: "notes", label: "Notes", render: (record) => <LongText value={record.notes} /> },
  due_on: {
    key: "due_on",
    label: "Due date",
    sort: "due_on",
    render: (record) => <DateText value={record.due_on} />,
  },
  priority: {
    key: "priority",
    label: "Priority",
    sort: "priority",
    render: (record) => <ChoiceBadge value={record.priority} choices={taskChoices.priority} />,
  },
  status: {
    key: "status",
    label: "Status",
    sort: "status",
    render: (record) => <ChoiceBadge value={record.status} choices={taskChoices.status} />,
  },
  repeat: {
    key: "repeat",
    label: "Repeat",
    sort: "repeat",
    render: (record) => <ChoiceBadge value={record.repeat} choices={taskChoices.repeat} />,
  },
  remind_at: {
    key: "remind_at",
    label: "Remind",
    sort: "remind_at",
    render: (record) => <DateText value={record.remind_at} kind="datetime" />,
  },
  created_at: {
    key: "created_at",
    label: "Added",
    sort: "created_at",
    render: (record) => <RelativeTime value={record.created_at} />,
  },
} satisfies Record<string, Column<Task>>;

export type TaskColumn = keyof typeof taskColumns;
