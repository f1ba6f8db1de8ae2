/** Which time is looked at: the last hours or days, or days of one's own (both included). */
export const PRESETS = ["24h", "7d", "30d", "90d"] as const;
export type Preset = (typeof PRESETS)[number];
export type Interval = "hour" | "day" | "week" | "month";

export interface Range {
  preset: Preset | "own";
  /** Days like 2026-03-31, of the time zone; for days of one's own alone. */
  from: string;
  to: string;
}

const DAY = 86_400_000;
const DAYS = { "7d": 7, "30d": 30, "90d": 90 };
const AS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that a moment lies in, somewhere. */
export function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(moment);
}

/** Some days later (or before). */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return AS_DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** What the service is asked: `to` is just after the last moment, and left out for "now". */
export function spanOf(range: Range, timeZone: string, now = new Date()) {
  if (range.preset === "24h") {
    const hour = Math.floor(now.getTime() / 3_600_000) * 3_600_000;
    return { from: new Date(hour - 23 * 3_600_000).toISOString(), interval: "hour" as Interval };
  }
  if (range.preset === "own")
    return { from: range.from, to: shifted(range.to, 1), interval: intervalOf(range) };
  return {
    from: shifted(dayIn(now, timeZone), 1 - DAYS[range.preset]),
    interval: (range.preset === "90d" ? "week" : "day") as Interval,
  };
}

/** The time of the same length just before. */
export function spanBefore(range: Range, timeZone: string, now = new Date()) {
  if (range.preset === "24h") {
    const end = Date.parse(spanOf(range, timeZone, now).from);
    return { from: new Date(end - DAY).toISOString(), to: new Date(end).toISOString() };
  }
  if (range.preset === "own") {
    const days = (Date.parse(range.to) - Date.parse(range.from)) / DAY + 1;
    return { from: shifted(range.from, -days), to: range.from };
  }
  const { from } = spanOf(range, timeZone, now);
  return { from: shifted(from, -DAYS[range.preset]), to: from };
}

function intervalOf({ from, to }: Range): Interval {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  if (days <= 2) return "hour";
  if (days <= 45) return "day";
  return days <= 366 ? "week" : "month";
}
