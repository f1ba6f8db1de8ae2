import type { ReactNode } from "react";

import { type TaskValues, taskChoices } from "./values";
import type { Form } from "../../lib/useForm";
import { Checkbox } from "../../ui/Checkbox";
import { DateInput } from "../../ui/DateInput";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";


/** What an input needs: the form, and the record when one is edited. */
export interface TaskInputProps {
  form: Form< TaskValues >;
}

/** The input of each value of one task. */
export const taskFields: Record<
  keyof TaskValues,
  (props: TaskInputProps) => ReactNode
> = {
  title: ({ form }) => (
    <TextInput label="Title" {...form.bind("title")} required maxLength={120} />
  ),
  notes: ({ form }) => (
    <TextArea label="Notes" {...form.bind("notes")} rows={4} maxLength={20000} className="sm:col-span-2" />
  ),
  done: ({ form }) => (
    <Checkbox label="Done" {...form.bind("done")} />
  ),
  due: ({ form }) => (
    <DateInput label="Due" {...form.bind("due")} />
  ),
  priority: ({ form }) => (
    <Select label="Priority" {...form.bind("priority")} required options={taskChoices.priority} />
  ),
};

/** The usual order in a form. */
export const taskFieldNames = [
  "title",
  "notes",
  "done",
  "due",
  "priority",
] as const satisfies readonly (keyof TaskValues)[];
