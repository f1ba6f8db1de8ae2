import type { Spec } from "../model/types";
import { changeEntity } from "./adding";
import { patch } from "./patch";

/** A rule has no name: its place counts. */
export function removeRule(spec: Spec, entity: string, place: number): Spec {
  return changeEntity(spec, entity, (one) => ({
    constraints: (one.constraints ?? []).filter((_rule, at) => at !== place),
  }));
}

export function removeWorkflow(spec: Spec, name: string): Spec {
  const workflows = (spec.workflows ?? []).filter((one) => one.name !== name);
  return workflows.length === spec.workflows?.length ? spec : patch(spec, { workflows });
}

export function removeFeature(spec: Spec, feature: string): Spec {
  const features = (spec.features ?? []).filter((one) => one.feature !== feature);
  return features.length === spec.features?.length ? spec : patch(spec, { features });
}
