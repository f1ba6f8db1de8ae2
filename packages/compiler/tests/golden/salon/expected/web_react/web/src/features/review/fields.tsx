import type { ReactNode } from "react";

import { loadRefs } from "../../api/common";
import type { Review } from "../../api/review";
import { serviceApi } from "../../api/service";
import type { ReviewValues } from "./values";
import type { Form } from "../../lib/useForm";
import { Checkbox } from "../../ui/Checkbox";
import { Combobox } from "../../ui/Combobox";
import { RatingInput } from "../../ui/RatingInput";
import { TextArea } from "../../ui/TextArea";


/** What an input needs: the form, and the record when one is edited. */
export interface ReviewInputProps {
  form: Form< ReviewValues >;
  record: Review | undefined;
}

/** The input of each value of one review. */
export const reviewFields: Record<
  keyof ReviewValues,
  (props: ReviewInputProps) => ReactNode
> = {
  stars: ({ form }) => (
    <RatingInput label="Stars" {...form.bind("stars")} required max={5} />
  ),
  text: ({ form }) => (
    <TextArea label="Text" {...form.bind("text")} required rows={4} maxLength={1000} className="sm:col-span-2" />
  ),
  published: ({ form }) => (
    <Checkbox label="Published" {...form.bind("published")} />
  ),
  service_id: ({ form, record }) => (
    <Combobox label="Service" {...form.bind("service_id")} required loadOptions={(query, signal) => loadRefs(serviceApi.path, query, signal)} selectedLabel={record?.service.label} />
  ),
};

/** The usual order in a form. */
export const reviewFieldNames = [
  "stars",
  "service_id",
  "text",
  "published",
] as const satisfies readonly (keyof ReviewValues)[];
