import type { ReactNode } from "react";

import { LookEditor } from "../look/LookEditor";
import type { Spec, SpecSection } from "../model/types";
import type { SpecEditorProps } from "./SpecEditor";

export interface SectionContent {
  count?: number;
  content: ReactNode;
}

/** The content of a part, and how many things are in it. */
export function sectionsOf(
  section: SpecSection,
  spec: Spec,
  props: SpecEditorProps,
): SectionContent {
  switch (section) {
    case "look":
      return { content: <LookEditor spec={spec} onChange={props.onChange} /> };
    default:
      return { content: <p>{spec.name}</p> };
  }
}
