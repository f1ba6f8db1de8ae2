import type { Expression } from "../model/types";
import type { Fates, Need, Ways } from "./fates";
import { changed, patch } from "./patch";

/** What an expression is about: the entity of the record at hand; null where there is none, as in tools. */
export interface Place {
  fates: Fates;
  ways: Ways;
}

/** The expression with other names, or null when something in it is gone. */
// One case for each kind: apart they would be no easier to read.
// eslint-disable-next-line complexity
export function inExpression(
  expression: Expression,
  entity: string | null,
  place: Place,
): Expression | null {
  const inner = (one: Expression) => inExpression(one, entity, place);
  switch (expression.kind) {
    case "field": {
      const path = inPath(expression.path, entity, place, "same");
      return path && patch(expression, { path });
    }
    case "not":
    case "negate": {
      const operand = inner(expression.operand);
      return operand && patch(expression, { operand });
    }
    case "binary": {
      const left = inner(expression.left);
      const right = inner(expression.right);
      if (!left || !right) return null;
      return patch(
        expression,
        isRole(left)
          ? { left, right: rolesIn(right, place) }
          : { left: isRole(right) ? rolesIn(left, place) : left, right },
      );
    }
    case "if": {
      const condition = inner(expression.condition);
      const then = inner(expression.then);
      const otherwise = inner(expression.otherwise);
      return condition && then && otherwise && patch(expression, { condition, then, otherwise });
    }
    case "call": {
      const given = expression.arguments ?? [];
      const kept = changed(given, inner) ?? [];
      if (kept.length < given.length) return null;
      return kept === given ? expression : { ...expression, arguments: kept };
    }
    case "aggregate":
      return inAggregate(expression, entity, place);
    default:
      return expression;
  }
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

function inAggregate(
  expression: Aggregate,
  entity: string | null,
  place: Place,
): Expression | null {
  const relation =
    entity === null ? expression.relation : place.fates.member(entity, expression.relation, "same");
  if (relation === null) return null;
  const other = entity === null ? null : place.ways.many(entity, expression.relation);
  if (other !== null && place.fates.entity(other) === null) return null;
  const { of, where } = expression;
  const newOf = of ? inExpression(of, other, place) : of;
  const newWhere = where ? inExpression(where, other, place) : where;
  if ((of && !newOf) || (where && !newWhere)) return null;
  return patch(expression, {
    relation,
    ...(of && { of: newOf }),
    ...(where && { where: newWhere }),
  });
}

/** The way over relations with other names, or null when a part of it is gone; the same list when nothing differs. */
export function inPath(
  path: string[],
  entity: string | null,
  { fates, ways }: Place,
  need: Need = "any",
): string[] | null {
  let at = entity;
  const found: string[] = [];
  for (const [index, name] of path.entries()) {
    const next =
      at === null ? name : fates.member(at, name, index === path.length - 1 ? need : "any");
    if (next === null) return null;
    found.push(next);
    at = at === null ? null : ways.to(at, name);
  }
  return found.every((name, index) => name === path[index]) ? path : found;
}

const isRole = (one: Expression) => one.kind === "actor" && one.attribute === "role";

function rolesIn(expression: Expression, { fates }: Place): Expression {
  const renamed = <Value>(value: Value) =>
    typeof value === "string" ? ((fates.role(value) ?? value) as Value) : value;
  if (expression.kind === "literal") return patch(expression, { value: renamed(expression.value) });
  if (expression.kind !== "list") return expression;
  const values = expression.values.map(renamed);
  const same = values.every((value, at) => value === expression.values[at]);
  return same ? expression : { ...expression, values };
}
