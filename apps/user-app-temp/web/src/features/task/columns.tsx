import type { Task } from "../../api/task";
import { taskChoices } from "./values";
import type { Column } from "../../ui/Table";
import {
  ChoiceBadge,
  DateText,
  DurationText,
  LongText,
  PlainText,
  RelativeTime,
} from "../../ui/values";

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
  description: {
    key: "description",
    label: "Description",
    render: (record) => <LongText value={record.description} />,
  },
  status: {
    key: "status",
    label: "Status",
    sort: "status",
    render: (record) => <ChoiceBadge value={record.status} choices={taskChoices.status} />,
  },
  estimate: {
    key: "estimate",
    label: "Estimate",
    sort: "estimate",
    align: "right",
    render: (record) => <DurationText value={record.estimate} />,
  },
  created_at: {
    key: "created_at",
    label: "Added",
    sort: "created_at",
    render: (record) => <RelativeTime value={record.created_at} />,
  },
} satisfies Record<string, Column<Task>>;

export type TaskColumn = keyof typeof taskColumns;
