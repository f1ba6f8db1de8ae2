import { type Stored, collection } from "./common";

/** Something written down so that it is not forgotten. */
export interface Note extends Stored {
  title: string;
  body: string | null;
  colour: string | null;
  is_pinned: boolean;
  tags: string[];
}

/** What is sent to make or change one; null empties a value. */
export interface NoteInput {
  title: string | null;
  body: string | null;
  colour: string | null;
  is_pinned: boolean;
  tags: string[];
}

export const noteApi = collection<Note, NoteInput>("/notes");
