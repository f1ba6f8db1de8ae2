import type { StatItem } from "../../api/common";

/** The one figure of an answer that has no groups; nothing while it is on its way. */
export function figureOf(data: { items: StatItem[] } | undefined): number | undefined {
  return data && (data.items[0]?.value ?? 0);
}

const language = () => document.documentElement.lang || undefined;

/** The words for a group: "2026-03" as "Mar 2026", "2026-03-05" as "5 Mar"; others as they are. */
export function groupLabel(label: string): string {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(label);
  if (!parts) return label;
  const day = parts[3];
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(day ?? 1));
  const options = day
    ? ({ day: "numeric", month: "short" } as const)
    : ({ month: "short", year: "2-digit" } as const);
  return new Intl.DateTimeFormat(language(), options).format(date);
}
