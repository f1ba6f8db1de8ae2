import type { ReactNode } from "react";

import { type TaskValues, taskChoices } from "./values";
import type { Form } from "../../lib/useForm";
import { DateInput, DateTimeInput } from "../../ui/DateInput";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";

/** What an input needs: the form, and the record when one is edited. */
export interface TaskInputProps {
  form: Form<TaskValues>;
}

/** The input of each value of one task. */
export const taskFields: Record<keyof TaskValues, (props: TaskInputProps) => ReactNode> = {
  title: ({ form }) => <TextInput label="Title" {...form.bind("title")} required maxLength={200} />,
  notes: ({ form }) => (
    <TextArea
      label="Notes"
      {...form.bind("notes")}
      rows={4}
      maxLength={20000}
      className="sm:col-span-2"
    />
  ),
  due_on: ({ form }) => <DateInput label="Due date" {...form.bind("due_on")} />,
  priority: ({ form }) => (
    <Select label="Priority" {...form.bind("priority")} options={taskChoices.priority} />
  ),
  repeat: ({ form }) => (
    <Select label="Repeat" {...form.bind("repeat")} options={taskChoices.repeat} />
  ),
  remind_at: ({ form }) => <DateTimeInput label="Remind" {...form.bind("remind_at")} />,
};

/** The usual order in a form. */
export const taskFieldNames = [
  "title",
  "notes",
  "due_on",
  "priority",
  "repeat",
  "remind_at",
] as const satisfies readonly (keyof TaskValues)[];
