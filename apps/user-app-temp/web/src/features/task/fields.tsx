import type { ReactNode } from "react";

import { type TaskValues, taskChoices } from "./values";
import type { Form } from "../../lib/useForm";
import { DateInput } from "../../ui/DateInput";
import { NumberInput } from "../../ui/NumberInput";
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
  description: ({ form }) => (
    <TextArea
      label="Description"
      {...form.bind("description")}
      rows={4}
      maxLength={20000}
      className="sm:col-span-2"
    />
  ),
  estimate: ({ form }) => (
    <NumberInput label="Estimate" {...form.bind("estimate")} suffix="min" min={0} />
  ),
};

/** The usual order in a form. */
export const taskFieldNames = [
  "title",
  "notes",
  "due_on",
  "priority",
  "description",
  "estimate",
] as const satisfies readonly (keyof TaskValues)[];
