import { type Entity, keyOf, type Named, type Spec, type SpecPage } from "../model/types";

export type LossKind =
  | "entity"
  | "field"
  | "relation"
  | "step"
  | "rule"
  | "page"
  | "block"
  | "permission"
  | "feature"
  | "workflow";

/** Something that is there before and not after. */
export interface Loss {
  kind: LossKind;
  label: string;
  /** What it belongs to, if anything. */
  of: string;
}

type Listed = Loss & { key: string };

/** What a change takes away, in the order of the specification; ids tell what was only renamed. */
export function losses(before: Spec, after: Spec): Loss[] {
  const left = new Map<string, number>();
  for (const { kind, key } of listed(after)) {
    left.set(`${kind}:${key}`, (left.get(`${kind}:${key}`) ?? 0) + 1);
  }
  return listed(before).flatMap(({ key, ...loss }) => {
    const count = left.get(`${loss.kind}:${key}`) ?? 0;
    left.set(`${loss.kind}:${key}`, count - 1);
    return count > 0 ? [] : [loss];
  });
}

function listed(spec: Spec): Listed[] {
  return [
    ...(spec.entities ?? []).flatMap(inEntity),
    ...(spec.pages ?? []).flatMap(inPage),
    ...permissions(spec),
    ...(spec.features ?? []).map((use) =>
      item("feature", use.feature, use.feature.replaceAll("_", " ")),
    ),
    ...(spec.workflows ?? []).map((one) => item("workflow", keyOf(one), one.label)),
  ];
}

const item = (kind: LossKind, key: string, label = "", of = ""): Listed => ({
  kind,
  key,
  label,
  of,
});

function inEntity(entity: Entity): Listed[] {
  const id = keyOf(entity);
  const member = (kind: LossKind) => (one: Named & { label: string }) =>
    item(kind, `${id}.${keyOf(one)}`, one.label, entity.label);
  return [
    item("entity", id, entity.label_plural),
    ...(entity.fields ?? []).map(member("field")),
    ...(entity.relations ?? []).map(member("relation")),
    ...(entity.states?.transitions ?? []).map(member("step")),
    ...(entity.constraints ?? []).map((rule) => {
      const words = "message" in rule ? rule.message : "text" in rule ? rule.text : "";
      return item("rule", `${id}.${rule.kind}.${words ?? ""}`, words, entity.label);
    }),
  ];
}

function inPage(page: SpecPage): Listed[] {
  const id = keyOf(page);
  const blocks = (page.sections ?? []).map((one) =>
    item("block", `${id}.${one.kind}`, "title" in one ? one.title : "", page.title),
  );
  return [item("page", id, page.title), ...blocks];
}

function permissions(spec: Spec): Listed[] {
  const entities = new Map((spec.entities ?? []).map((one) => [one.name, one]));
  const roles = new Map((spec.roles ?? []).map((one) => [one.name, one]));
  return (spec.grants ?? []).flatMap((grant) => {
    const role = roles.get(grant.role);
    const entity = entities.get(grant.entity);
    const key = `${role ? keyOf(role) : grant.role}.${entity ? keyOf(entity) : grant.entity}`;
    return grant.actions.map((action) =>
      item("permission", `${key}.${action}`, entity?.label_plural ?? grant.entity, role?.label),
    );
  });
}

/** What goes besides the thing itself. */
export function besides(found: readonly Loss[], label: string): Loss[] {
  const itself = found.findIndex((one) => one.label === label);
  return found.filter((_one, at) => at !== itself);
}

/** How many of each kind, in a fixed order. */
export function counted(found: readonly Loss[]): [LossKind, number][] {
  const counts = new Map<LossKind, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
