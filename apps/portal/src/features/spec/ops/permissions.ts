import type { Action, Grant, Relation, Role, Scope, Spec } from "../model/types";
import { BY_HAND, changeEntity } from "./adding";
import { entityOf } from "./fates";
import { free, memberNames } from "./names";
import { patch } from "./patch";

/** What a role may do with records of an entity. */
export interface Permission {
  /** Which records; null: none. */
  scope: Scope | null;
  /** Only under a condition, which cannot be changed here. */
  sometimes: boolean;
  /** Why it cannot be taken away: administrators may everything, and what strangers may, everybody may. */
  because: "admin" | "visitor" | null;
}

const WIDTH: readonly Scope[] = ["all", "related", "own"];
const NOT: Permission = { scope: null, sometimes: false, because: null };

export function permissionOf(spec: Spec, role: Role, entity: string, action: Action): Permission {
  if (role.kind === "admin") return { scope: "all", sometimes: false, because: "admin" };
  const visitor = spec.roles?.find((one) => one.kind === "visitor");
  if (visitor && role.kind !== "visitor") {
    const open = granted(spec, visitor.name, entity, action);
    if (open.scope === "all" && !open.sometimes) return { ...open, because: "visitor" };
  }
  return granted(spec, role.name, entity, action);
}

function granted(spec: Spec, role: string, entity: string, action: Action): Permission {
  const found = (spec.grants ?? [])
    .filter((one) => one.role === role && one.entity === entity && one.actions.includes(action))
    .map((one) => ({ scope: one.scope ?? "all", sometimes: Boolean(one.condition) }));
  const widest = found.toSorted(
    (one, other) =>
      Number(one.sometimes) - Number(other.sometimes) ||
      WIDTH.indexOf(one.scope) - WIDTH.indexOf(other.scope),
  )[0];
  return widest ? { ...widest, because: null } : NOT;
}

/** Whether records lead to a person in other ways than by an owner. */
export function throughOf(spec: Spec, role: string, entity: string): readonly string[] | null {
  const found = (spec.grants ?? []).find(
    (one) => one.role === role && one.entity === entity && one.scope === "related",
  );
  return found?.through ?? null;
}

/** Lets a role do something with all records, with its own, or not at all. */
export function setPermission(
  spec: Spec,
  role: string,
  entity: string,
  action: Action,
  scope: Scope | null,
): Spec {
  const ready = scope === "own" ? withOwner(spec, entity) : spec;
  const through = throughOf(spec, role, entity);
  const mine = (grant: Grant) => grant.role === role && grant.entity === entity;
  const fits = (grant: Grant) =>
    mine(grant) && !grant.condition && (grant.scope ?? "all") === scope;
  const grants = (ready.grants ?? []).flatMap((grant) => {
    if (!mine(grant)) return [grant];
    const rest = grant.actions.filter((one) => one !== action);
    const next = fits(grant) && scope !== null ? ordered([...rest, action]) : rest;
    return next.length === 0
      ? []
      : [patch(grant, same(next, grant.actions) ? {} : { actions: next })];
  });
  if (scope !== null && !(ready.grants ?? []).some(fits)) {
    grants.push({
      role,
      entity,
      actions: [action],
      scope,
      ...(scope === "related" && through && { through: [...through] }),
      evidence: BY_HAND,
    });
  }
  const before = ready.grants ?? [];
  const kept = grants.length === before.length && grants.every((one, at) => one === before[at]);
  return kept ? ready : { ...ready, grants };
}

const ORDER: readonly Action[] = ["view", "create", "edit", "delete", "export", "import"];
const ordered = (actions: Action[]) => ORDER.filter((one) => actions.includes(one));
const same = (one: readonly Action[], other: readonly Action[]) =>
  one.length === other.length && one.every((action) => other.includes(action));

/** Somebody has to own records before anybody can have their own. */
function withOwner(spec: Spec, name: string): Spec {
  const entity = entityOf(spec, name);
  if (!entity || entity.owner || name === "user") return spec;
  const known = entity.relations?.find(
    (one) => one.target === "user" && one.kind !== "many_to_many",
  );
  if (known) return changeEntity(spec, name, () => ({ owner: known.name }));
  const owner = free("owner", memberNames(entity));
  const relation: Relation = {
    id: owner,
    name: owner,
    label: "Owner",
    target: "user",
    kind: "many_to_one",
    on_delete: "set_null",
    evidence: BY_HAND,
  };
  return changeEntity(spec, name, (one) => ({
    owner,
    relations: [...(one.relations ?? []), relation],
  }));
}
