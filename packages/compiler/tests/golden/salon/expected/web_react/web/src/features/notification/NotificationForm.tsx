import { Fragment } from "react";

import type { Notification } from "../../api/notification";
import { notificationFieldNames, notificationFields } from "./fields";
import { useCreateNotification, useUpdateNotification } from "./queries";
import { type NotificationValues, emptyNotification, notificationValues, toNotificationInput, validateNotification } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface NotificationFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Notification;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< NotificationValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof NotificationValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Notification) => void;
  onCancel?: () => void;
}

/** The form of notification. */
export function NotificationForm(props: NotificationFormProps) {
  const { record, preset, fields = notificationFieldNames, columns = 1, onSaved } = props;
  const create = useCreateNotification();
  const update = useUpdateNotification();
  const form = useForm< NotificationValues >({
    initial: { ...(record ? notificationValues(record) : emptyNotification()), ...preset },
    validate: validateNotification,
    submit: async (values) => {
      const input = toNotificationInput(values);
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
          <Fragment key={name}>{notificationFields[name]({ form })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
