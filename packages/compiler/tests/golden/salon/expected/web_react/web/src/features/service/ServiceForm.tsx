import { Fragment } from "react";

import type { Service } from "../../api/service";
import { serviceFieldNames, serviceFields } from "./fields";
import { useCreateService, useUpdateService } from "./queries";
import { type ServiceValues, emptyService, serviceValues, toServiceInput, validateService } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface ServiceFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Service;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< ServiceValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof ServiceValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Service) => void;
  onCancel?: () => void;
}

/** The form of service. */
export function ServiceForm(props: ServiceFormProps) {
  const { record, preset, fields = serviceFieldNames, columns = 2, onSaved } = props;
  const create = useCreateService();
  const update = useUpdateService();
  const form = useForm< ServiceValues >({
    initial: { ...(record ? serviceValues(record) : emptyService()), ...preset },
    validate: validateService,
    submit: async (values) => {
      const input = toServiceInput(values);
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
          <Fragment key={name}>{serviceFields[name]({ form })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
