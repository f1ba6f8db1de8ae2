import type { ReactNode } from "react";

import { DataEditor } from "../data/DataEditor";
import { FeaturesEditor } from "../features/FeaturesEditor";
import { LookEditor } from "../look/LookEditor";
import type { SpecSection } from "../model/types";
import { PagesEditor } from "../screens/PagesEditor";
import { PeopleEditor } from "../people/PeopleEditor";
import { RulesEditor } from "../rules/RulesEditor";
import type { SpecEditorProps } from "./SpecEditor";

export interface SectionContent {
  count?: number;
  content: ReactNode;
}

/** The content of a part, and how many things are in it. */
export function sectionsOf(section: SpecSection, props: SpecEditorProps): SectionContent {
  const { spec, suggestions = [] } = props;
  switch (section) {
    case "data":
      return {
        count: (spec.entities ?? []).filter((one) => !one.system).length,
        content: <DataEditor spec={spec} />,
      };
    case "people":
      return { count: spec.roles?.length ?? 0, content: <PeopleEditor spec={spec} /> };
    case "pages":
      return {
        count: spec.pages?.length ?? 0,
        content: <PagesEditor spec={spec} completed={props.completed} />,
      };
    case "features":
      return {
        count: spec.features?.length ?? 0,
        content: <FeaturesEditor spec={spec} suggestions={suggestions} />,
      };
    case "rules":
      return { content: <RulesEditor spec={spec} /> };
    case "look":
      return { content: <LookEditor spec={spec} onChange={props.onChange} /> };
  }
}
