import type { ReactNode } from "react";

import type { NoteValues } from "./values";
import type { Form } from "../../lib/useForm";
import { Checkbox } from "../../ui/Checkbox";
import { ColourInput } from "../../ui/ColourInput";
import { TagsInput } from "../../ui/TagsInput";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";

/** What an input needs: the form, and the record when one is edited. */
export interface NoteInputProps {
  form: Form<NoteValues>;
}

/** The input of each value of one note. */
export const noteFields: Record<keyof NoteValues, (props: NoteInputProps) => ReactNode> = {
  title: ({ form }) => <TextInput label="Title" {...form.bind("title")} required maxLength={200} />,
  body: ({ form }) => (
    <TextArea
      label="Body"
      {...form.bind("body")}
      rows={4}
      maxLength={20000}
      className="sm:col-span-2"
    />
  ),
  colour: ({ form }) => <ColourInput label="Colour" {...form.bind("colour")} />,
  is_pinned: ({ form }) => <Checkbox label="Pinned" {...form.bind("is_pinned")} />,
  tags: ({ form }) => (
    <TagsInput
      label="Tags"
      {...form.bind("tags")}
      suggestions={["kitchen"]}
      className="sm:col-span-2"
    />
  ),
};

/** The usual order in a form. */
export const noteFieldNames = [
  "title",
  "body",
  "colour",
  "is_pinned",
  "tags",
] as const satisfies readonly (keyof NoteValues)[];
