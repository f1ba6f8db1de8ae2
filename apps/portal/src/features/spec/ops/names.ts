import type { Entity, Spec } from "../model/types";
import { RESERVED_ENTITIES, RESERVED_FIELDS } from "./reserved";

const LETTERS: Record<string, string> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
};

/** `Due date (UTC)` becomes `due_date_utc`, as the platform makes names; empty when no letter of ASCII is left. */
export function snake(text: string): string {
  const plain = text
    .replace(/[^\x00-\x7f]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const name = plain
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50)
    .replace(/_+$/, "");
  return /^\d/.test(name) ? `n_${name}` : name;
}

export function fieldName(label: string): string {
  const name = snake(label);
  return RESERVED_FIELDS.has(name) ? `${name}_value` : name;
}

export function entityName(label: string): string {
  const name = snake(label);
  return RESERVED_ENTITIES.has(name) ? `${name}_entry` : name;
}

/** The wanted name, or with a number behind it when it is taken; `fallback` stands for words without ASCII letters. */
export function free(wanted: string, taken: ReadonlySet<string>, fallback = "item"): string {
  const name = wanted || fallback;
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}_${String(number)}`)) return `${name}_${String(number)}`;
  }
}

/** What a new field or relation may not be called; a relation also takes the name of its key. */
export function memberNames(entity: Entity): Set<string> {
  const relations = (entity.relations ?? []).map((relation) => relation.name);
  const fields = (entity.fields ?? []).map((field) => field.name);
  return new Set([...fields, ...relations, ...relations.map((name) => `${name}_id`)]);
}

export function entityNames(spec: Spec): Set<string> {
  return new Set(["user", ...(spec.entities ?? []).map((entity) => entity.name)]);
}

/** Names and ids: what is new must not be taken for what once had the name. */
export function takenIn(items: readonly { id?: string; name: string }[] | undefined): Set<string> {
  return new Set((items ?? []).flatMap((item) => [item.name, item.id ?? item.name]));
}

/** A guess at the plural of an English word: `Category` becomes `Categories`. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/i.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(label) ? `${label}es` : `${label}s`;
}

/**
 * The name that goes with a new label: it follows the label while it was made from it and the new one is free, so
 * that going back to the old label goes back to the old name.
 */
export function following(
  name: string,
  labels: { before: string; after: string },
  make: (label: string) => string,
  taken: ReadonlySet<string>,
): string {
  const wanted = make(labels.after);
  const follows = name === make(labels.before) && wanted !== "" && !taken.has(wanted);
  return follows ? wanted : name;
}
