import type { Entity, Relation, Rule } from "../model/types";
import { inExpression, type Place } from "./expressions";
import { changed, patch } from "./patch";

/** An entity whose parts point to other names; its own name and those of its members change elsewhere. */
export function inEntity(entity: Entity, place: Place, fallback: readonly string[]): Entity {
  const { fates } = place;
  const name = (member: string | null | undefined, need: "any" | "text" = "any") =>
    member ? fates.member(entity.name, member, need) : member;
  return patch(entity, {
    ...(entity.title_field && { title_field: name(entity.title_field, "text") ?? null }),
    ...(entity.owner && { owner: name(entity.owner) ?? null }),
    ...(entity.fields && {
      fields: changed(entity.fields, (field) => {
        const own = fates.member(entity.name, field.name, "any");
        if (own === null) return null;
        if (!field.computed) return patch(field, { name: own });
        const computed = inExpression(field.computed, entity.name, place);
        return !computed ? null : patch(field, { name: own, computed });
      }),
    }),
    ...(entity.relations && {
      relations: changed(entity.relations, (relation) => inRelation(relation, entity, place)),
    }),
    ...(entity.states && { states: inStates(entity, place, fallback) }),
    ...(entity.constraints && {
      constraints: changed(entity.constraints, (rule) => inRule(rule, entity.name, place)),
    }),
  });
}

function inRelation(relation: Relation, entity: Entity, { fates }: Place): Relation | null {
  const name = fates.member(entity.name, relation.name, "any");
  const target = fates.entity(relation.target);
  return name === null || target === null ? null : patch(relation, { name, target });
}

function inStates(entity: Entity, place: Place, fallback: readonly string[]) {
  const { states } = entity;
  if (!states) return states;
  const field = place.fates.member(entity.name, states.field, "choice");
  if (field === null) return null;
  const transitions = changed(states.transitions, (step) => {
    const guard = step.guard ? inExpression(step.guard, entity.name, place) : step.guard;
    const name = place.fates.transition(entity.name, step.name);
    if (name === null || (step.guard && !guard)) return null;
    const roles = changed(step.roles, place.fates.role);
    // With no role named a step is open to whoever may edit: who managed it alone is followed by administrators.
    const emptied = (step.roles?.length ?? 0) > 0 && roles?.length === 0;
    if (emptied && fallback.length === 0) return null;
    return patch(step, {
      name,
      ...(roles && { roles: emptied ? [...fallback] : roles }),
      ...(guard && { guard }),
    });
  });
  return patch(states, { field, ...(transitions && { transitions }) });
}

/** A rule with other names; null when something that it speaks of is gone. */
function inRule(rule: Rule, entity: string, place: Place): Rule | null {
  const renamed = inRuleNames(rule, entity, place);
  if (renamed === null) return null;
  let found: Rule = renamed;
  for (const key of ["where", "condition"] as const) {
    const expression = (rule as { where?: never; condition?: never })[key];
    if (!expression) continue;
    const next = inExpression(expression, entity, place);
    if (next === null) return null;
    found = patch(found, { [key]: next } as Partial<Rule>);
  }
  return found;
}

// One case for each kind: apart they would be no easier to read.
// eslint-disable-next-line complexity
function inRuleNames(rule: Rule, entity: string, place: Place): Rule | null {
  const { fates, ways } = place;
  const name = (member: string, need: "any" | "date" | "geo" | "number" = "any") =>
    fates.member(entity, member, need);
  const beyond = (relation: string, member: string) => {
    const target = ways.to(entity, relation);
    return target === null || fates.entity(target) === null
      ? null
      : fates.member(target, member, "number");
  };
  const all = (names: string[]) => {
    const kept = changed(names, (one) => name(one));
    return kept?.length === names.length ? kept : null;
  };
  switch (rule.kind) {
    case "unique_together": {
      const fields = all(rule.fields);
      return !fields ? null : patch(rule, { fields });
    }
    case "limit": {
      const scope = all(rule.scope);
      return !scope ? null : patch(rule, { scope });
    }
    case "check": {
      if (!rule.field) return rule;
      return patch(rule, { field: name(rule.field) });
    }
    case "no_overlap": {
      const [start, end] = [name(rule.start, "date"), name(rule.end, "date")];
      const scope = rule.scope ? all(rule.scope) : [];
      return !start || !end || !scope
        ? null
        : patch(rule, { start, end, ...(rule.scope && { scope }) });
    }
    case "capacity": {
      const [relation, limit] = [name(rule.relation), beyond(rule.relation, rule.limit)];
      const amount = rule.amount ? name(rule.amount, "number") : rule.amount;
      if (!relation || !limit || amount === null) {
        return rule.amount === null && relation && limit ? patch(rule, { relation, limit }) : null;
      }
      return patch(rule, { relation, limit, ...(amount && { amount }) });
    }
    case "movement": {
      const [relation, field] = [name(rule.relation), beyond(rule.relation, rule.field)];
      const amount = inExpression(rule.amount, entity, place);
      return !relation || !field || !amount ? null : patch(rule, { relation, field, amount });
    }
    case "line_items": {
      const [parent, item] = [name(rule.parent), name(rule.item)];
      const [quantity, price] = [name(rule.quantity, "number"), name(rule.price, "number")];
      const [item_price, total] = [
        beyond(rule.item, rule.item_price),
        beyond(rule.parent, rule.total),
      ];
      if (!parent || !item || !quantity || !price || !item_price || !total) return null;
      return patch(rule, { parent, item, quantity, price, item_price, total });
    }
    case "approval_chain": {
      const steps = changed(rule.steps, (step) => {
        const role = fates.role(step.role);
        const when = step.when ? inExpression(step.when, entity, place) : step.when;
        if (role === null || (step.when && !when)) return null;
        return patch(step, { role, ...(when && { when }) });
      });
      return steps?.length ? patch(rule, { steps }) : null;
    }
    case "nearest": {
      const field = name(rule.field, "geo");
      return !field ? null : patch(rule, { field });
    }
    case "visibility": {
      const roles = changed(rule.roles, fates.role);
      if (rule.roles?.length && !roles?.length) return null;
      return patch(rule, { ...(roles && { roles }) });
    }
    case "sums_to": {
      const [relation, field] = [name(rule.relation), name(rule.field, "number")];
      return !relation || !field ? null : patch(rule, { relation, field });
    }
    case "plain":
      return rule;
  }
}
