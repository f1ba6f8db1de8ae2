import type { ReactNode } from "react";

import { type UserItemValues, userItemChoices } from "./values";
import { uploadFile } from "../../lib/http";
import type { Form } from "../../lib/useForm";
import { ImageInput } from "../../ui/FileInput";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";


/** What an input needs: the form, and the record when one is edited. */
export interface UserItemInputProps {
  form: Form< UserItemValues >;
}

/** The input of each value of one user. */
export const userItemFields: Record<
  keyof UserItemValues,
  (props: UserItemInputProps) => ReactNode
> = {
  name: ({ form }) => (
    <TextInput label="Name" {...form.bind("name")} required maxLength={120} />
  ),
  role: ({ form }) => (
    <Select label="Role" {...form.bind("role")} required options={userItemChoices.role} />
  ),
  avatar: ({ form }) => (
    <ImageInput label="Picture" {...form.bind("avatar")} upload={uploadFile} className="sm:col-span-2" />
  ),
};

/** The usual order in a form. */
export const userItemFieldNames = [
  "name",
  "role",
  "avatar",
] as const satisfies readonly (keyof UserItemValues)[];
