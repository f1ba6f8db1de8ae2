import type { ReactNode } from "react";

import { loadRefs } from "../../api/common";
import { noteApi } from "../../api/note";
import type { Task } from "../../api/task";
import { type TaskValues, taskChoices } from "./values";
import type { Form } from "../../lib/useForm";
import { Combobox } from "../../ui/Combobox";
import { DateInput } from "../../ui/DateInput";
import { NumberInput } from "../../ui/NumberInput";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";

/** What an input needs: the form, and the record when one is edited. */
export interface TaskInputProps {
  form: Form<TaskValues>;
  record: Task | undefined;
}

/** The input of each value of one task. */
export const taskFields: Record<keyof TaskValues, (props: TaskInputProps) => ReactNode> = {
  title: ({ form }) => <TextInput label="Title" {...form.bind("title")} required maxLength={200} />,
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
  note_id: ({ form, record }) => (
    <Combobox
      label="Note"
      {...form.bind("note_id")}
      loadOptions={(query, signal) => loadRefs(noteApi.path, query, signal)}
      selectedLabel={record?.note?.label}
    />
  ),
};

/** The usual order in a form. */
export const taskFieldNames = [
  "title",
  "note_id",
  "due_on",
  "priority",
  "description",
  "estimate",
] as const satisfies readonly (keyof TaskValues)[];
