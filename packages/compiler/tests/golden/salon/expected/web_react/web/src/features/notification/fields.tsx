import type { ReactNode } from "react";

import type { NotificationValues } from "./values";
import type { Form } from "../../lib/useForm";
import { Checkbox } from "../../ui/Checkbox";
import { TextInput } from "../../ui/TextInput";


/** What an input needs: the form, and the record when one is edited. */
export interface NotificationInputProps {
  form: Form< NotificationValues >;
}

/** The input of each value of one notification. */
export const notificationFields: Record<
  keyof NotificationValues,
  (props: NotificationInputProps) => ReactNode
> = {
  message: ({ form }) => (
    <TextInput label="Message" {...form.bind("message")} required maxLength={500} />
  ),
  link: ({ form }) => (
    <TextInput label="Link" {...form.bind("link")} maxLength={300} />
  ),
  is_read: ({ form }) => (
    <Checkbox label="Read" {...form.bind("is_read")} />
  ),
};

/** The usual order in a form. */
export const notificationFieldNames = [
  "message",
  "link",
  "is_read",
] as const satisfies readonly (keyof NotificationValues)[];
