import { Fragment } from "react";

import type { Note } from "../../api/note";
import { noteFieldNames, noteFields } from "./fields";
import { useCreateNote, useUpdateNote } from "./queries";
import { type NoteValues, emptyNote, noteValues, toNoteInput, validateNote } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";

export interface NoteFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Note;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial<NoteValues>;
  /** What is asked for, in this order. */
  fields?: readonly (keyof NoteValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Note) => void;
  onCancel?: () => void;
}

/** The form of note. */
export function NoteForm(props: NoteFormProps) {
  const { record, preset, fields = noteFieldNames, columns = 2, onSaved } = props;
  const create = useCreateNote();
  const update = useUpdateNote();
  const form = useForm<NoteValues>({
    initial: { ...(record ? noteValues(record) : emptyNote()), ...preset },
    validate: validateNote,
    submit: async (values) => {
      const input = toNoteInput(values);
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
          <Fragment key={name}>{noteFields[name]({ form })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
