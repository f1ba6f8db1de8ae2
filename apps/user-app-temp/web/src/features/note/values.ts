import type { Note, NoteInput } from "../../api/note";
import { check, isColour, maxLength, required } from "../../lib/rules";
import type { FormErrors } from "../../lib/useForm";
import { orEmpty, orNull } from "../../lib/values";

/** What the form works with: empty text is "", an empty number null. */
export interface NoteValues {
  title: string;
  body: string;
  colour: string;
  is_pinned: boolean;
  tags: readonly string[];
}

export function emptyNote(): NoteValues {
  return {
    title: "",
    body: "",
    colour: "",
    is_pinned: false,
    tags: [],
  };
}

/** The values of a stored record. */
export function noteValues(record: Note): NoteValues {
  return {
    title: record.title,
    body: orEmpty(record.body),
    colour: orEmpty(record.colour),
    is_pinned: record.is_pinned,
    tags: record.tags,
  };
}

/** What is sent for the values. */
export function toNoteInput(values: NoteValues): NoteInput {
  return {
    title: orNull(values.title),
    body: orNull(values.body),
    colour: orNull(values.colour),
    is_pinned: values.is_pinned,
    tags: [...values.tags],
  };
}

/** The faults of the values; the API checks the same. */
export function validateNote(values: NoteValues): FormErrors<NoteValues> {
  return check(values, {
    title: [required, maxLength(200)],
    body: [maxLength(20000)],
    colour: [isColour],
  });
}
