import type { Entity, FieldKind, Spec } from "../model/types";

/** What a place needs of the field that it points to. */
export type Need = "any" | "choice" | "date" | "geo" | "number" | "text" | "same";

/** What becomes of names: another name, or null when what they point to is gone. */
export interface Fates {
  entity: (name: string) => string | null;
  member: (entity: string, name: string, need: Need) => string | null;
  role: (name: string) => string | null;
  page: (name: string) => string | null;
  transition: (entity: string, name: string) => string | null;
}

const SAME = (name: string) => name;

/** Nothing is renamed and nothing goes. */
export const NO_FATES: Fates = {
  entity: SAME,
  member: (_entity, name) => name,
  role: SAME,
  page: SAME,
  transition: (_entity, name) => name,
};

/** Which entity a relation, or the way back of one, leads to. */
export class Ways {
  private readonly targets = new Map<string, string>();
  private readonly backs = new Map<string, string>();

  constructor(spec: Spec) {
    for (const entity of spec.entities ?? []) {
      for (const relation of entity.relations ?? []) {
        this.targets.set(`${entity.name}.${relation.name}`, relation.target);
        if (relation.inverse) this.backs.set(`${relation.target}.${relation.inverse}`, entity.name);
      }
    }
  }

  /** The entity at the other end, or null for a field. */
  to(entity: string, member: string): string | null {
    return this.targets.get(`${entity}.${member}`) ?? null;
  }

  many(entity: string, member: string): string | null {
    return this.to(entity, member) ?? this.backs.get(`${entity}.${member}`) ?? null;
  }
}

const FAMILY: Partial<Record<FieldKind, string>> = {
  long_text: "text",
  email: "text",
  url: "text",
  phone: "text",
  address: "text",
  integer: "number",
  decimal: "number",
  money: "number",
  percent: "number",
  rating: "number",
  duration: "number",
};

/** Kinds of one family can stand for each other where a value is compared or computed with. */
export function familyOf(kind: FieldKind): string {
  return FAMILY[kind] ?? kind;
}

/** Whether a field of this kind serves where one of the old kind did. */
export function serves(kind: FieldKind, need: Need, before: FieldKind): boolean {
  switch (need) {
    case "any":
      return true;
    case "same":
      return familyOf(kind) === familyOf(before);
    case "date":
      return kind === "date" || kind === "datetime";
    default:
      return familyOf(kind) === need;
  }
}

export function entityOf(spec: Spec, name: string): Entity | undefined {
  return spec.entities?.find((entity) => entity.name === name);
}
