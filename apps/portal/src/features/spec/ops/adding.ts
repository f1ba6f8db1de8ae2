import type {
  Action,
  Entity,
  Evidence,
  Field,
  FieldType,
  Grant,
  Relation,
  Role,
  Spec,
} from "../model/types";
import { entityOf } from "./fates";
import { entityName, entityNames, fieldName, free, memberNames, snake, takenIn } from "./names";
import { changed, changedNamed, patch } from "./patch";

/** What a person added. */
export const BY_HAND: Evidence = { source: "edited", confidence: 1 };

const EVERYTHING: Action[] = ["view", "create", "edit", "delete"];

/** A further kind of thing to keep, with a name to call each by and sensible permissions. */
export function addEntity(
  spec: Spec,
  words: { label: string; plural: string; title: string },
): { spec: Spec; name: string } {
  const taken = new Set([...entityNames(spec), ...takenIn(spec.entities)]);
  const name = free(entityName(words.label), taken, "thing");
  const plurals = new Set([...taken, ...(spec.entities ?? []).map((one) => one.plural)]);
  const title: Field = {
    id: "name",
    name: "name",
    label: words.title,
    type: { kind: "text", max_length: 200 },
    required: true,
    searchable: true,
    evidence: BY_HAND,
  };
  const entity: Entity = {
    id: name,
    name,
    plural: free(snake(words.plural), plurals, `${name}s`),
    label: words.label,
    label_plural: words.plural,
    icon: "box",
    title_field: "name",
    fields: [title],
    relations: [],
    evidence: BY_HAND,
  };
  return {
    name,
    spec: {
      ...spec,
      entities: [...(spec.entities ?? []), entity],
      grants: [...(spec.grants ?? []), ...firstGrants(spec, name)],
    },
  };
}

/** Members look, staff and administrators manage; without accounts everybody does everything. */
function firstGrants(spec: Spec, entity: string): Grant[] {
  const roles = spec.roles ?? [];
  const people = roles.filter((role) => role.kind !== "visitor");
  const actions = (role: Role): Action[] =>
    (role.kind ?? "member") === "member" ? ["view"] : EVERYTHING;
  if (people.length === 0) {
    return roles.map((role) => ({ role: role.name, entity, actions: EVERYTHING, scope: "all" }));
  }
  return people.map((role) => ({ role: role.name, entity, actions: actions(role), scope: "all" }));
}

export function addField(
  spec: Spec,
  entity: string,
  { label, type, required = false }: { label: string; type: FieldType; required?: boolean },
): Spec {
  const holder = entityOf(spec, entity);
  if (!holder) return spec;
  const name = free(fieldName(label), takenMembers(holder), "field");
  const searchable = type.kind === "text" || type.kind === "long_text";
  const field: Field = { id: name, name, label, type, required, searchable, evidence: BY_HAND };
  const added = changeEntity(spec, entity, (one) => ({ fields: [...(one.fields ?? []), field] }));
  return askedInForms(added, entity, name);
}

/** Forms that name their fields ask for a new one too, at their end; who adds one wants to fill it in. */
function askedInForms(spec: Spec, entity: string, name: string): Spec {
  const pages = changed(spec.pages, (page) => {
    if (page.kind !== "form" || page.entity !== entity) return page;
    const last = page.steps?.at(-1);
    const steps = last && [
      ...(page.steps ?? []).slice(0, -1),
      { ...last, fields: [...last.fields, name] },
    ];
    const fields = page.fields?.length ? [...page.fields, name] : page.fields;
    return patch(page, { ...(fields && { fields }), ...(steps && { steps }) });
  });
  return patch(spec, pages ? { pages } : {});
}

export type RelationKind = NonNullable<Relation["kind"]>;

/** A link between two entities; one to many is kept on the side of the many. */
export function addRelation(
  spec: Spec,
  from: string,
  link: { label: string; target: string; kind: RelationKind; required?: boolean },
): Spec {
  const source = entityOf(spec, from);
  if (link.kind === "one_to_many" && source) {
    return addRelation(spec, link.target, {
      label: source.label,
      target: from,
      kind: "many_to_one",
      required: link.required ?? false,
    });
  }
  if (!source) return spec;
  const name = free(fieldName(link.label), takenMembers(source), "link");
  const required = (link.required ?? false) && link.kind !== "many_to_many";
  const relation: Relation = {
    id: name,
    name,
    label: link.label,
    target: link.target,
    kind: link.kind,
    required,
    on_delete: required ? "restrict" : "set_null",
    evidence: BY_HAND,
  };
  const added = changeEntity(spec, from, (one) => ({
    relations: [...(one.relations ?? []), relation],
  }));
  return askedInForms(added, from, name);
}

/** A further kind of person; administrators do everything, others nothing yet. */
export function addRole(spec: Spec, label: string, kind: NonNullable<Role["kind"]>): Spec {
  const name = free(snake(label), takenIn(spec.roles), "role");
  const role: Role = { id: name, name, label, kind, signs_up: false, evidence: BY_HAND };
  return { ...spec, roles: [...(spec.roles ?? []), role] };
}

function takenMembers(entity: Entity): Set<string> {
  const relations = takenIn(entity.relations);
  const keys = [...relations].map((name) => `${name}_id`);
  return new Set([...memberNames(entity), ...takenIn(entity.fields), ...relations, ...keys]);
}

/** Other properties of one entity. */
export function changeEntity(
  spec: Spec,
  name: string,
  part: (entity: Entity) => Partial<Entity>,
): Spec {
  const entities = changedNamed(spec.entities, name, (entity) => patch(entity, part(entity)));
  return patch(spec, { entities });
}

/** Other properties of a field that nothing else depends on. */
export function changeField(spec: Spec, entity: string, name: string, part: Partial<Field>): Spec {
  return changeEntity(spec, entity, (one) => ({
    fields: changedNamed(one.fields, name, (field) => patch(field, part)),
  }));
}

export function changeRelation(
  spec: Spec,
  entity: string,
  name: string,
  part: Partial<Pick<Relation, "kind" | "required" | "target">>,
): Spec {
  return changeEntity(spec, entity, (one) => ({
    relations: changedNamed(one.relations, name, (relation) => {
      const next: Relation = patch<Relation>(relation, part);
      if (next === relation) return relation;
      const required = (next.required ?? false) && next.kind !== "many_to_many";
      const emptied = required && next.on_delete === "set_null";
      return { ...next, required, ...(emptied && { on_delete: "restrict" as const }) };
    }),
  }));
}
