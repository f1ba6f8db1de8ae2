import type { Entity } from "../model/types";
import { pluralOf } from "../ops/names";

/** The plural for a new label: made like the old one where that was regular, else kept for the person to change. */
export function pluralFollowing(entity: Pick<Entity, "label" | "label_plural">, label: string) {
  const { label: before, label_plural: plural } = entity;
  if (plural === before) return label;
  if (plural === pluralOf(before)) return pluralOf(label);
  return plural.startsWith(before) ? label + plural.slice(before.length) : pluralOf(label);
}
