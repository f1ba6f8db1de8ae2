import { Fragment } from "react";

import type { StaffMember } from "../../api/staff-member";
import { staffMemberFieldNames, staffMemberFields } from "./fields";
import { useCreateStaffMember, useUpdateStaffMember } from "./queries";
import { type StaffMemberValues, emptyStaffMember, staffMemberValues, toStaffMemberInput, validateStaffMember } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface StaffMemberFormProps {
  /** The record to edit; without one a new record is made. */
  record?: StaffMember;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< StaffMemberValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof StaffMemberValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: StaffMember) => void;
  onCancel?: () => void;
}

/** The form of staff member. */
export function StaffMemberForm(props: StaffMemberFormProps) {
  const { record, preset, fields = staffMemberFieldNames, columns = 2, onSaved } = props;
  const create = useCreateStaffMember();
  const update = useUpdateStaffMember();
  const form = useForm< StaffMemberValues >({
    initial: { ...(record ? staffMemberValues(record) : emptyStaffMember()), ...preset },
    validate: validateStaffMember,
    submit: async (values) => {
      const input = toStaffMemberInput(values);
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
          <Fragment key={name}>{staffMemberFields[name]({ form, record })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
