import type { StatItem } from "../../api/common";

/** The one figure of an answer that has no groups; nothing while it is on its way. */
export function figureOf(data: { items: StatItem[] } | undefined): number | undefined {
  return data && (data.items[0]?.value ?? 0);
}
