import { Fragment } from "react";

import type { Appointment } from "../../api/appointment";
import { appointmentFieldNames, appointmentFields } from "./fields";
import { useCreateAppointment, useUpdateAppointment } from "./queries";
import { type AppointmentValues, appointmentValues, emptyAppointment, toAppointmentInput, validateAppointment } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface AppointmentFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Appointment;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< AppointmentValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof AppointmentValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Appointment) => void;
  onCancel?: () => void;
}

/** The form of appointment. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { record, preset, fields = appointmentFieldNames, columns = 2, onSaved } = props;
  const create = useCreateAppointment();
  const update = useUpdateAppointment();
  const form = useForm< AppointmentValues >({
    initial: { ...(record ? appointmentValues(record) : emptyAppointment()), ...preset },
    validate: validateAppointment,
    submit: async (values) => {
      const input = toAppointmentInput(values);
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
          <Fragment key={name}>{appointmentFields[name]({ form, record })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
