import { createContext, useContext } from "react";

import { type Fault, keyOf, type Named, type Origin, type Spec } from "../model/types";

/** A change as a function of the newest specification, so that quick changes never lose each other. */
export type Change = (next: (spec: Spec) => Spec, label: string) => void;

export interface EditorContext {
  change: Change;
  /** The newest specification, for decisions at the moment of a click. */
  current: () => Spec;
  origins: Readonly<Record<string, Origin>>;
  assumed: ReadonlySet<string>;
  faults: readonly Fault[];
  /** The sentences of the description, for the place of an origin. */
  sentences: readonly { text: string }[];
  /** Shows what was taken out, with the way back. */
  removed: (label: string, before: Spec, after: Spec) => void;
}

export const EditorContext = createContext<EditorContext | null>(null);

export function useEditor(): EditorContext {
  const found = useContext(EditorContext);
  if (found === null) throw new Error("This belongs inside a SpecEditor.");
  return found;
}

/** Origins and assumptions are told by the names at the time of reading, which the ids keep. */
export function pathOf(group: string, ...elements: readonly Named[]): string {
  return [group, ...elements.map(keyOf)].join(".");
}
