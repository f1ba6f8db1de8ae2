import type { ReactNode } from "react";

import type { ServiceValues } from "./values";
import { uploadFile } from "../../lib/http";
import type { Form } from "../../lib/useForm";
import { ImageInput } from "../../ui/FileInput";
import { MoneyInput } from "../../ui/MoneyInput";
import { NumberInput } from "../../ui/NumberInput";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";


/** What an input needs: the form, and the record when one is edited. */
export interface ServiceInputProps {
  form: Form< ServiceValues >;
}

/** The input of each value of one service. */
export const serviceFields: Record<
  keyof ServiceValues,
  (props: ServiceInputProps) => ReactNode
> = {
  name: ({ form }) => (
    <TextInput label="Name" {...form.bind("name")} required maxLength={80} />
  ),
  description: ({ form }) => (
    <TextArea label="Description" {...form.bind("description")} rows={4} maxLength={20000} className="sm:col-span-2" />
  ),
  minutes: ({ form }) => (
    <NumberInput label="Duration" {...form.bind("minutes")} required suffix="min" min={0} />
  ),
  price: ({ form }) => (
    <MoneyInput label="Price" {...form.bind("price")} required currency="EUR" min={0.0} max={1000.0} />
  ),
  photo: ({ form }) => (
    <ImageInput label="Photo" {...form.bind("photo")} upload={uploadFile} className="sm:col-span-2" />
  ),
};

/** The usual order in a form. */
export const serviceFieldNames = [
  "name",
  "description",
  "minutes",
  "price",
  "photo",
] as const satisfies readonly (keyof ServiceValues)[];
