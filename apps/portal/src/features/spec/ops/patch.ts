/** The same object when nothing differs, so that what did not change is not drawn again. */
export function patch<Node extends object>(node: Node, part: Partial<Node>): Node {
  const differs = Object.entries(part).some(([key, value]) => node[key as keyof Node] !== value);
  return differs ? { ...node, ...part } : node;
}

/** Each item changed, without those that become null; the same list when nothing differs. */
export function changed<Item>(
  items: readonly Item[] | undefined,
  change: (item: Item) => Item | null,
): Item[] | undefined {
  if (items === undefined) return undefined;
  const next = items.map(change).filter((item) => item !== null);
  const same = next.length === items.length && next.every((item, at) => item === items[at]);
  return same ? (items as Item[]) : next;
}

/** The item of that name changed. */
export function changedNamed<Item extends { name: string }>(
  items: readonly Item[] | undefined,
  name: string,
  change: (item: Item) => Item | null,
): Item[] {
  return changed(items ?? [], (item) => (item.name === name ? change(item) : item)) ?? [];
}

/** The item moved so many places, as far as there are places. */
export function moved<Item extends { name: string }>(
  items: readonly Item[] | undefined,
  name: string,
  by: number,
): Item[] {
  const list = [...(items ?? [])];
  const from = list.findIndex((item) => item.name === name);
  const to = Math.min(Math.max(from + by, 0), list.length - 1);
  const [item] = from < 0 || from === to ? [] : list.splice(from, 1);
  if (item === undefined) return items as Item[];
  list.splice(to, 0, item);
  return list;
}
