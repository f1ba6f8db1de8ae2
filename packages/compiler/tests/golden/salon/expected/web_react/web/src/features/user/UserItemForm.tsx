import { Fragment } from "react";

import type { UserItem } from "../../api/user";
import { userItemFieldNames, userItemFields } from "./fields";
import { useCreateUserItem, useUpdateUserItem } from "./queries";
import { type UserItemValues, emptyUserItem, toUserItemInput, userItemValues, validateUserItem } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface UserItemFormProps {
  /** The record to edit; without one a new record is made. */
  record?: UserItem;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< UserItemValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof UserItemValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: UserItem) => void;
  onCancel?: () => void;
}

/** The form of user. */
export function UserItemForm(props: UserItemFormProps) {
  const { record, preset, fields = userItemFieldNames, columns = 1, onSaved } = props;
  const create = useCreateUserItem();
  const update = useUpdateUserItem();
  const form = useForm< UserItemValues >({
    initial: { ...(record ? userItemValues(record) : emptyUserItem()), ...preset },
    validate: validateUserItem,
    submit: async (values) => {
      const input = toUserItemInput(values);
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
          <Fragment key={name}>{userItemFields[name]({ form })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
