type Json = Record<string, unknown>;

/**
 * The edits that led from `base` to `mine`, made in `theirs`: words can be read anew without losing what was edited.
 * Elements of lists are recognised by their keys; where both changed the same value, the edit of the person stays.
 */
export function mergeSpecs(base: Json, mine: Json, theirs: Json): Json {
  return merged(base, mine, theirs) as Json;
}

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isKeyed(mine) && isKeyed(theirs)) {
    return mergedLists(isKeyed(base) ? base : [], mine, theirs);
  }
  if (isObject(mine) && isObject(theirs))
    return mergedObjects(isObject(base) ? base : {}, mine, theirs);
  return mine;
}

function mergedObjects(base: Json, mine: Json, theirs: Json): Json {
  const made: Json = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = merged(base[key], mine[key], theirs[key]);
    if (value !== undefined) made[key] = value;
  }
  return made;
}

/** In the order of the newer reading; what was added by hand comes at the end. */
function mergedLists(
  base: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
): Json[] {
  const [known, edited, read] = [base, mine, theirs].map(byKey) as [Keyed, Keyed, Keyed];
  return [...new Set([...read.keys(), ...edited.keys()])]
    .map((key) => merged(known.get(key), edited.get(key), read.get(key)))
    .filter(isObject);
}

type Keyed = Map<string, Json>;

function byKey(list: readonly Json[]): Keyed {
  return new Map(list.map((item) => [keyOf(item) ?? "", item]));
}

function isKeyed(value: unknown): value is Json[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && keyOf(item) !== undefined);
}

function keyOf(item: Json): string | undefined {
  if (typeof item.id === "string" && item.id !== "") return item.id;
  if (typeof item.name === "string") return item.name;
  if (typeof item.feature === "string") return item.feature;
  if (typeof item.role === "string" && typeof item.entity === "string") {
    return [item.role, item.entity, item.scope].join(":");
  }
  return typeof item.entity === "string" ? item.entity : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Equal as JSON, whatever the order of the keys. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => same(item, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]))
  );
}
