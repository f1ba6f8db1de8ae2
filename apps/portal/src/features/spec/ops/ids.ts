import type { Spec } from "../model/types";

/** The same, where everything with a name has an id too, so that it is recognised after it is renamed. */
export function withIds(spec: Spec): Spec {
  return identified(spec) as Spec;
}

function identified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(identified);
  if (typeof value !== "object" || value === null) return value;
  const made = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, identified(item)]),
  );
  if (isElement(made) && !made["id"]) made["id"] = made["name"];
  return made;
}

const MARKS = ["id", "label", "path", "service", "variants"];

/** Elements may have an id; other things with a name, such as an input that an expression reads, have none. */
function isElement(value: Record<string, unknown>): boolean {
  return typeof value["name"] === "string" && MARKS.some((mark) => mark in value);
}
