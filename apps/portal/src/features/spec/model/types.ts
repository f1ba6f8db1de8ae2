import type { Schema } from "../../../api/client";
import type { components } from "../../../api/schema/spec";

type Parts = components["schemas"];

/** An application, said completely. Lists that are empty may be left out. */
export type Spec = Parts["AppSpec"];
export type Entity = Parts["Entity"];
export type Field = Parts["Field"];
export type FieldType = Field["type"];
export type FieldKind = FieldType["kind"];
export type Choice = Parts["Choice"];
export type Relation = Parts["Relation"];
export type StateMachine = Parts["StateMachine"];
export type Rule = NonNullable<Entity["constraints"]>[number];
export type Role = Parts["Role"];
export type Grant = Parts["Grant"];
export type Action = Grant["actions"][number];
export type Scope = NonNullable<Grant["scope"]>;
export type SpecPage = NonNullable<Spec["pages"]>[number];
export type PageKind = SpecPage["kind"];
export type PageSection = NonNullable<SpecPage["sections"]>[number];
export type FeatureUse = Parts["FeatureUse"];
export type Workflow = Parts["Workflow"];
export type SeedSet = Parts["SeedSet"];
export type Theme = Parts["Theme"];
export type Expression = NonNullable<Field["computed"]>;
export type Evidence = Parts["Evidence"];

export type Origin = Schema["Origin"];
export type SentenceFate = Schema["SentenceFate"];
export type Suggestion = Schema["Suggestion"];
export type Operation = Schema["Operation"];
export type Fault = Schema["Checked"]["faults"][number];

/** The parts of the editor, in their usual order. */
export const SECTIONS = ["data", "people", "pages", "features", "rules", "look"] as const;
export type SpecSection = (typeof SECTIONS)[number];

/** Something that has a name and can be recognised after it is renamed. */
export interface Named {
  id?: string;
  name: string;
}

/** By what an element is recognised: its id, else its name. */
export function keyOf(element: Named): string {
  return element.id === undefined || element.id === "" ? element.name : element.id;
}
