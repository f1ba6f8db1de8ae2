import type { FieldKind, FieldType, Spec } from "../model/types";
import { entityOf, type Fates, NO_FATES, serves } from "./fates";
import { follow } from "./follow";
import { changed, changedNamed, patch } from "./patch";

/** What is taken out by name; members and steps as `entity.name`. */
interface Gone {
  entities: Set<string>;
  members: Set<string>;
  roles: Set<string>;
  pages: Set<string>;
  transitions: Set<string>;
}

function nothing(): Gone {
  return {
    entities: new Set(),
    members: new Set(),
    roles: new Set(),
    pages: new Set(),
    transitions: new Set(),
  };
}

/** An entity with its fields, its links and those that lead to it, its pages and permissions. */
export function removeEntity(spec: Spec, name: string): Spec {
  return without(spec, { ...nothing(), entities: new Set([name]) });
}

/** A field or relation, with what can't do without it. */
export function removeMember(spec: Spec, entity: string, name: string): Spec {
  return without(spec, { ...nothing(), members: new Set([`${entity}.${name}`]) });
}

export function removePage(spec: Spec, name: string): Spec {
  return without(spec, { ...nothing(), pages: new Set([name]) });
}

export function removeTransition(spec: Spec, entity: string, name: string): Spec {
  return without(spec, { ...nothing(), transitions: new Set([`${entity}.${name}`]) });
}

/** A kind of person with its permissions and the pages that were only for it. */
export function removeRole(spec: Spec, name: string): Spec {
  const at = (spec.roles ?? []).findIndex((role) => role.name === name);
  if (at < 0) return spec;
  return without(withoutAccounts(spec, name, at), { ...nothing(), roles: new Set([name]) });
}

/** Another type of a field; whatever needs the old one goes. */
export function retypeField(spec: Spec, entity: string, name: string, type: FieldType): Spec {
  const before = entityOf(spec, entity)?.fields?.find((field) => field.name === name);
  if (!before || before.type.kind === type.kind) return spec;
  const kinds = { before: before.type.kind, after: type.kind };
  const found = without(spec, nothing(), (one, member, need) =>
    one === entity && member === name && !serves(kinds.after, need, kinds.before) ? null : member,
  );
  return patch(found, {
    entities: changedNamed(found.entities, entity, (one) =>
      patch(one, {
        fields: changedNamed(one.fields, name, (field) => ({
          ...field,
          type,
          default: null,
          computed: null,
          searchable: (field.searchable ?? false) && TEXTS.has(kinds.after),
          unique: (field.unique ?? false) && TEXTS.has(kinds.after),
        })),
      }),
    ),
  });
}

const TEXTS = new Set<FieldKind>(["text", "long_text", "email", "url", "phone", "address"]);

/** Takes out what is named and then, until nothing is left to take out, what depended on it. */
function without(spec: Spec, gone: Gone, member: Fates["member"] = NO_FATES.member): Spec {
  for (;;) {
    backsGo(spec, gone);
    const left = follow(spec, fatesOf(gone, member));
    if (!more(spec, left, gone)) return ownersGone(left);
  }
}

function fatesOf(gone: Gone, member: Fates["member"]): Fates {
  return {
    entity: (name) => (gone.entities.has(name) ? null : name),
    member: (entity, name, need) =>
      gone.entities.has(entity) || gone.members.has(`${entity}.${name}`)
        ? null
        : member(entity, name, need),
    role: (name) => (gone.roles.has(name) ? null : name),
    page: (name) => (gone.pages.has(name) ? null : name),
    transition: (entity, name) => (gone.transitions.has(`${entity}.${name}`) ? null : name),
  };
}

/** Where a relation goes, the way back goes, and the relations to an entity go with it. */
function backsGo(spec: Spec, gone: Gone) {
  for (const entity of spec.entities ?? []) {
    for (const relation of entity.relations ?? []) {
      const own = `${entity.name}.${relation.name}`;
      if (gone.entities.has(relation.target)) gone.members.add(own);
      const goes = gone.members.has(own) || gone.entities.has(entity.name);
      if (goes && relation.inverse) gone.members.add(`${relation.target}.${relation.inverse}`);
    }
  }
}

/** Notes what went along; false when that was noted already. */
function more(before: Spec, after: Spec, gone: Gone): boolean {
  const known = size(gone);
  for (const name of missing(before.pages, after.pages)) gone.pages.add(name);
  for (const entity of before.entities ?? []) {
    const left = entityOf(after, entity.name);
    const members = [
      ...missing(entity.fields, left?.fields),
      ...missing(entity.relations, left?.relations),
    ];
    for (const name of members) gone.members.add(`${entity.name}.${name}`);
    for (const name of missing(entity.states?.transitions, left?.states?.transitions)) {
      gone.transitions.add(`${entity.name}.${name}`);
    }
  }
  return size(gone) > known;
}

interface WithName {
  name: string;
}

function missing(before: readonly WithName[] = [], after: readonly WithName[] = []): string[] {
  const left = new Set(after.map((one) => one.name));
  return before.map((one) => one.name).filter((name) => !left.has(name));
}

const size = (gone: Gone) =>
  Object.values(gone).reduce((sum: number, set: Set<string>) => sum + set.size, 0);

/** Where nobody owns records any more, nobody has records of their own. */
function ownersGone(spec: Spec): Spec {
  const owned = new Set((spec.entities ?? []).filter((one) => one.owner).map((one) => one.name));
  const grants = changed(spec.grants, (grant) =>
    grant.scope === "own" && grant.entity !== "user" && !owned.has(grant.entity) ? null : grant,
  );
  return patch(spec, { ...(grants && { grants }) });
}

/** Samples of accounts are counted by the place of the role: they move up, and those of the role go. */
function withoutAccounts(spec: Spec, role: string, place: number): Spec {
  const person = (spec.roles ?? []).findIndex((one, at) => at !== place && one.kind !== "visitor");
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((at) => at !== place).map(moved);
    if (typeof value !== "number" || value < place) return value;
    if (value > place) return value - 1;
    return person < 0 ? null : person - Number(person > place);
  };
  const seeds = changed(spec.seeds, (set) => {
    const people = (entityOf(spec, set.entity)?.relations ?? []).filter(
      (one) => one.target === "user",
    );
    const records = changed(set.records, (record) => {
      if (set.entity === "user" && record["role"] === role) return null;
      const values = people.flatMap(({ name }) =>
        name in record ? [[name, moved(record[name])] as const] : [],
      );
      return patch(record, Object.fromEntries(values) as typeof record);
    });
    return patch(set, { ...(records && { records }) });
  });
  const entities = changed(spec.entities, (entity) => {
    if (entity.name !== "user") return entity;
    const fields = changed(entity.fields, (field) => {
      if (field.name !== "role" || field.type.kind !== "choice") return field;
      const choices = field.type.choices.filter((choice) => choice.value !== role);
      if (choices.length === 0) return field;
      const fallback = field.default === role ? { default: choices[0]?.value ?? null } : {};
      return { ...field, type: { ...field.type, choices }, ...fallback };
    });
    return patch(entity, { ...(fields && { fields }) });
  });
  return patch(spec, { ...(seeds && { seeds }), ...(entities && { entities }) });
}
