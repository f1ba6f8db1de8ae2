import type { Operation, Spec } from "../model/types";

type Json = Record<string, unknown>;

/** Changes that questions and suggestions bring; one whose place is not there any more is left out. */
export function applyOperations(spec: Spec, operations: readonly Operation[]): Spec {
  return operations.reduce<Json>((data, one) => applied(data, one, one.path), spec) as Spec;
}

function applied(data: Json, operation: Operation, path: readonly string[]): Json {
  const [part = "", ...rest] = path;
  const inner = data[part];
  if (rest.length === 0) {
    if (operation.op === "replace") return { ...data, [part]: operation.value };
    const order = operation.op === "order" && Array.isArray(inner);
    return order ? { ...data, [part]: sorted(inner as Json[], operation.value as string[]) } : data;
  }
  if (Array.isArray(inner) || inner === undefined || inner === null) {
    return { ...data, [part]: inList((inner ?? []) as Json[], operation, rest) };
  }
  return typeof inner === "object"
    ? { ...data, [part]: applied(inner as Json, operation, rest) }
    : data;
}

function inList(list: readonly Json[], operation: Operation, path: readonly string[]): Json[] {
  const [key = "", ...rest] = path;
  if (rest.length > 0) {
    return list.map((item) => (keyOfItem(item) === key ? applied(item, operation, rest) : item));
  }
  const without = list.filter((item) => keyOfItem(item) !== key);
  if (operation.op === "remove") return without;
  return operation.op === "add" ? [...without, operation.value as Json] : [...list];
}

function sorted(list: readonly Json[], keys: readonly string[]): Json[] {
  const place = new Map(keys.map((key, at) => [key, at]));
  const at = (item: Json) => place.get(keyOfItem(item)) ?? keys.length;
  return list.toSorted((one, other) => at(one) - at(other));
}

/** As the platform names elements of lists: by id, else name, role and entity, entity or feature. */
function keyOfItem(item: Json): string {
  const { id, name, role, entity, scope, feature } = item as Record<string, string | undefined>;
  if (id) return id;
  if (name !== undefined) return name;
  if (role !== undefined && entity !== undefined) return `${role}:${entity}:${scope ?? "all"}`;
  if ("records" in item) return entity ?? "";
  return feature ?? "";
}
