import { type Entity, keyOf, type Named, type Spec, type SpecPage } from "../model/types";
import { entityOf, NO_FATES } from "./fates";
import { follow } from "./follow";
import {
  entityName,
  entityNames,
  fieldName,
  following,
  memberNames,
  snake,
  takenIn,
} from "./names";
import { changed, changedNamed, patch } from "./patch";

/** Its id keeps who it is when the name is another one. */
function identified<Element extends Named>(element: Element): Element {
  return patch(element, { id: keyOf(element) } as Partial<Element>);
}

export interface EntityLabels {
  label: string;
  plural: string;
}

/** Calls an entity something else, with its addresses and the words made from its name. */
export function renameEntity(spec: Spec, name: string, { label, plural }: EntityLabels): Spec {
  const entity = entityOf(spec, name);
  if (!entity || (entity.label === label && entity.label_plural === plural)) return spec;
  const others = (spec.entities ?? []).filter((one) => one !== entity);
  const taken = new Set([
    ...entityNames(spec),
    ...takenIn(others),
    ...others.map((one) => one.plural),
  ]);
  taken.delete(name);
  const newName = following(name, { before: entity.label, after: label }, entityName, taken);
  const newPlural = following(
    entity.plural,
    { before: entity.label_plural, after: plural },
    snake,
    taken,
  );
  const next = { name: newName, plural: newPlural, label, label_plural: plural };
  const pages = pageNames(spec, entity, next);
  const called = follow(spec, {
    ...NO_FATES,
    entity: (one) => (one === name ? newName : one),
    page: (one) => pages.get(one) ?? one,
  });
  return patch(called, {
    entities: changedNamed(called.entities, newName, (one) =>
      identified({ ...one, id: keyOf(entity), ...next }),
    ).map((one) => relabelled(one, newName, entity.label, label)),
    ...(called.pages && { pages: worded(called.pages, newName, entity, next) }),
  });
}

/** Links that were called as the entity is are called as it is now. */
function relabelled(entity: Entity, target: string, before: string, after: string): Entity {
  const relations = changed(entity.relations, (relation) =>
    relation.target === target && relation.label === before
      ? patch(relation, { label: after })
      : relation,
  );
  return patch(entity, { ...(relations && { relations }) });
}

type Called = Pick<Entity, "name" | "plural" | "label" | "label_plural">;

function pageNames(spec: Spec, before: Called, after: Called): Map<string, string> {
  const taken = new Set((spec.pages ?? []).map((page) => page.name));
  const wanted = [
    ...["detail", "create", "edit"].map(
      (kind) => [`${before.name}_${kind}`, `${after.name}_${kind}`] as const,
    ),
    [before.plural, after.plural] as const,
    [`manage_${before.plural}`, `manage_${after.plural}`] as const,
  ];
  return new Map(wanted.filter(([from, to]) => taken.has(from) && !taken.has(to)));
}

/** Addresses, titles and menu entries that were made from the words for the entity. */
function worded(pages: SpecPage[], entity: string, before: Called, after: Called): SpecPage[] {
  const words = new Map([
    [before.label, after.label],
    [before.label_plural, after.label_plural],
    [`New ${before.label.toLowerCase()}`, `New ${after.label.toLowerCase()}`],
    [`Edit ${before.label.toLowerCase()}`, `Edit ${after.label.toLowerCase()}`],
  ]);
  const say = (text: string) => words.get(text) ?? text;
  const taken = new Set(pages.map((page) => page.path));
  const part = { from: before.plural.replaceAll("_", "-"), to: after.plural.replaceAll("_", "-") };
  return changed(pages, (page) => {
    const about = "entity" in page && page.entity === entity;
    const sections = changed(page.sections, (section) =>
      "entity" in section && section.entity === entity && section.title
        ? patch(section, { title: say(section.title) })
        : section,
    );
    const kept = patch(page, { ...(sections && { sections }) });
    if (!about) return kept;
    const path = page.path
      .split("/")
      .map((step) => (step === part.from ? part.to : step))
      .join("/");
    const { navigation } = page;
    return patch(kept, {
      path: path === page.path || taken.has(path) ? page.path : path,
      title: say(page.title),
      ...(navigation && { navigation: patch(navigation, { label: say(navigation.label) }) }),
    });
  }) as SpecPage[];
}

/** Calls a field or a relation of an entity something else. */
export function renameMember(spec: Spec, entity: string, name: string, label: string): Spec {
  const holder = entityOf(spec, entity);
  const field = holder?.fields?.find((one) => one.name === name);
  const relation = holder?.relations?.find((one) => one.name === name);
  const member = field ?? relation;
  if (!holder || !member || member.label === label) return spec;
  const taken = new Set([
    ...memberNames(holder),
    ...takenIn(holder.fields),
    ...takenIn(holder.relations),
  ]);
  for (const own of [name, keyOf(member), `${name}_id`]) taken.delete(own);
  const next = following(name, { before: member.label, after: label }, fieldName, taken);
  const called = follow(spec, {
    ...NO_FATES,
    member: (one, member) => (one === entity && member === name ? next : member),
  });
  const part = { name: next, label, id: keyOf(member) };
  return patch(called, {
    entities: changedNamed(called.entities, entity, (one) =>
      patch(one, {
        ...(field && { fields: changedNamed(one.fields, next, (item) => patch(item, part)) }),
        ...(relation && {
          relations: changedNamed(one.relations, next, (item) => patch(item, part)),
        }),
      }),
    ),
  });
}

/** Calls a kind of person something else. */
export function renameRole(spec: Spec, name: string, label: string): Spec {
  const role = spec.roles?.find((one) => one.name === name);
  if (!role || role.label === label) return spec;
  const taken = takenIn(spec.roles?.filter((one) => one !== role));
  const next = following(name, { before: role.label, after: label }, snake, taken);
  const called = follow(spec, { ...NO_FATES, role: (one) => (one === name ? next : one) });
  return accountsFollow(
    patch(called, {
      roles: changedNamed(called.roles, next, (one) => patch(one, { label, id: keyOf(role) })),
    }),
    name,
    { name: next, label },
  );
}

/** Accounts say their role by its name. */
function accountsFollow(spec: Spec, before: string, role: { name: string; label: string }): Spec {
  const entities = changed(spec.entities, (entity) => {
    if (entity.name !== "user") return entity;
    const fields = changed(entity.fields, (field) => {
      if (field.name !== "role" || field.type.kind !== "choice") return field;
      const choices = changed(field.type.choices, (choice) =>
        choice.value === before ? patch(choice, { value: role.name, label: role.label }) : choice,
      );
      return patch(field, {
        type: patch(field.type, { ...(choices && { choices }) }),
        ...(field.default === before && { default: role.name }),
      });
    });
    return patch(entity, { ...(fields && { fields }) });
  });
  const seeds = changed(spec.seeds, (set) => {
    if (set.entity !== "user") return set;
    const records = changed(set.records, (record) =>
      record["role"] === before ? { ...record, role: role.name } : record,
    );
    return patch(set, { ...(records && { records }) });
  });
  return patch(spec, { ...(entities && { entities }), ...(seeds && { seeds }) });
}

/** Calls a page something else; its address stays. */
export function renamePage(spec: Spec, name: string, title: string): Spec {
  const pages = changedNamed(spec.pages, name, (page) => {
    const { navigation } = page;
    return patch(page, {
      title,
      ...(navigation?.label === page.title && { navigation: { ...navigation, label: title } }),
      ...(page.title !== title && { id: keyOf(page) }),
    });
  });
  return spec.pages ? patch(spec, { pages }) : spec;
}
