import type { AnalyticsSchema } from "../../../api/client";
import type { Tone } from "../../../ui/Badge";

export type Figure = AnalyticsSchema["Felt"]["figure"];
export type Rating = NonNullable<AnalyticsSchema["Felt"]["rating"]>;

export const FIGURES: readonly Figure[] = ["lcp", "inp", "cls", "ttfb"];
export const TONES: Record<Rating, Tone> = { good: "success", middling: "warning", poor: "danger" };

/** A figure as people read it: milliseconds, or a number without unit. */
export function written(
  figure: Figure,
  value: number,
  as: { number: (value: number) => string; milliseconds: (value: number) => string },
): string {
  return figure === "cls" ? as.number(Math.round(value * 1000) / 1000) : as.milliseconds(value);
}

/** The pages for a file; figures as they were measured. */
export function rowsOf(
  pages: readonly AnalyticsSchema["PageFelt"][],
  head: readonly string[],
  nameOf: (app: string) => string,
): (string | number | null)[][] {
  return [
    [...head],
    ...pages.map((page) => [
      nameOf(page.app),
      page.path,
      page.measured,
      ...FIGURES.map((figure) => page[figure]),
      page.rating,
    ]),
  ];
}
