import { Fragment } from "react";

import type { Review } from "../../api/review";
import { reviewFieldNames, reviewFields } from "./fields";
import { useCreateReview, useUpdateReview } from "./queries";
import { type ReviewValues, emptyReview, reviewValues, toReviewInput, validateReview } from "./values";
import { useForm } from "../../lib/useForm";
import { FormLayout } from "../../ui/FormLayout";
import { UnsavedChanges } from "../../ui/UnsavedChanges";


export interface ReviewFormProps {
  /** The record to edit; without one a new record is made. */
  record?: Review;
  /** Values to start with, such as the record that the new one belongs to. */
  preset?: Partial< ReviewValues >;
  /** What is asked for, in this order. */
  fields?: readonly (keyof ReviewValues)[];
  columns?: 1 | 2;
  submitLabel?: string;
  onSaved: (record: Review) => void;
  onCancel?: () => void;
}

/** The form of review. */
export function ReviewForm(props: ReviewFormProps) {
  const { record, preset, fields = reviewFieldNames, columns = 1, onSaved } = props;
  const create = useCreateReview();
  const update = useUpdateReview();
  const form = useForm< ReviewValues >({
    initial: { ...(record ? reviewValues(record) : emptyReview()), ...preset },
    validate: validateReview,
    submit: async (values) => {
      const input = toReviewInput(values);
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
          <Fragment key={name}>{reviewFields[name]({ form, record })}</Fragment>
        ))}
      </FormLayout>
    </>
  );
}
