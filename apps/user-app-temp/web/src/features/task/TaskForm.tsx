import { Fragment } from "react";

import type { Task } from "../../api/task";
import { taskFieldNames, taskFields } from "./fields";
import { useCreateTask, useUpdateTask } from "./queries";
import { type TaskValues, emptyTask, taskValues, toTaskInput, validateTask } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";

export interface TaskFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Task;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial<TaskValues>;
  /** What is asked for, in this order. */
  fields?: readonly (keyof TaskValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Task) => void;
  onCancel?: () => void;
}

/** The form of task. */
export function TaskForm(props: TaskFormProps) {
  const { record, preset, fields = taskFieldNames, columns = 2, onSaved } = props;
  const create = useCreateTask();
  const update = useUpdateTask();
  const form = useForm<TaskValues>({
    initial: { ...(record ? taskValues(record) : emptyTask()), ...preset },
    validate: validateTask,
    submit: async (values) => {
      const input = toTaskInput(values);
      onSaved(
        record
          ? await update.mutateAsync({ id: record.id, input })
          : await create.mutateAsync(input),
      );
    },
  });
  return (
    <>
      <UnsavedChanges when={form.dirty && !form.submitting} />
      <FormLayout
        onSubmit={form.handleSubmit}
        error={form.formError}
        submitting={form.submitting}
        submitLabel={props.submitLabel ?? "Save"}
        columns={columns}
        {...(props.onCancel && { onCancel: props.onCancel })}
      >
        {fields.map((name) => (
          <Fragment key={name}>{taskFields[name]({ form })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
