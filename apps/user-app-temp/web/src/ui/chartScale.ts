import type { ChartItem } from "./Chart";

export interface Marks {
  items: readonly ChartItem[];
  format: (value: number) => string;
}

/** Round numbers from 0 (or below) to the largest value, at most five. */
export function ticksOf(items: readonly ChartItem[]): number[] {
  const values = items.map((item) => item.value);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const rough = (top - bottom) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(bottom / step);
  const last = Math.ceil(top / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** The colour of the n-th part. */
export function partColour(index: number): string {
  return `var(--color-chart-${String((index % 6) + 1)})`;
}

const short = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, notation: "compact" });

/** How figures at the axis are written: short enough to stand there, the marks say them in full. */
export function tickFormat(
  ticks: readonly number[],
  format: (value: number) => string,
): (value: number) => string {
  return ticks.some((tick) => format(tick).length > 7) ? (tick) => short.format(tick) : format;
}

/** Which of many labels to write so that they do not touch. */
export function labelEvery(count: number, room = 8): number {
  return Math.max(1, Math.ceil(count / room));
}
