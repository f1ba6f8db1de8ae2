import { parseDate } from "./dates";

const NOTHING = "–";

type Maybe<Value> = Value | null | undefined;

/** "1,234.5"; at most `digits` after the point. */
export function formatNumber(value: Maybe<number | string>, digits = 2): string {
  return withNumber(value, (number) =>
    number.toLocaleString(undefined, { maximumFractionDigits: digits }),
  );
}

/** "€1,234.50". */
export function formatMoney(value: Maybe<number | string>, currency: string): string {
  return withNumber(value, (number) =>
    number.toLocaleString(undefined, { style: "currency", currency }),
  );
}

/** "42 %" of 42. */
export function formatPercent(value: Maybe<number | string>, digits = 1): string {
  return withNumber(value, (number) =>
    (number / 100).toLocaleString(undefined, { style: "percent", maximumFractionDigits: digits }),
  );
}

/** "31 Mar 2026". */
export function formatDate(value: Maybe<string>): string {
  return withDate(value, { dateStyle: "medium" });
}

/** "31 Mar 2026, 14:30". */
export function formatDateTime(value: Maybe<string>): string {
  return withDate(value, { dateStyle: "medium", timeStyle: "short" });
}

/** "14:30" of "14:30:00". */
export function formatTime(value: Maybe<string>): string {
  return value ? withDate(`2000-01-01T${value}`, { timeStyle: "short" }) : NOTHING;
}

/** "2 h 15 min" of 135 minutes. */
export function formatDuration(minutes: Maybe<number>): string {
  if (minutes === null || minutes === undefined) return NOTHING;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${String(rest)} min`;
  return rest === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(rest)} min`;
}

const SIZES = ["B", "kB", "MB", "GB", "TB", "PB"];

/** "1.5 MB". */
export function formatBytes(bytes: Maybe<number>): string {
  if (bytes === null || bytes === undefined) return NOTHING;
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${formatNumber(bytes / 1000 ** power, 1)} ${SIZES[power] ?? "B"}`;
}

const SPANS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 hours ago", "in 2 days", "now". */
export function formatRelative(value: Maybe<string>, now: Date = new Date()): string {
  if (!value) return NOTHING;
  const seconds = (parseDate(value).getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  for (const [unit, length] of SPANS) {
    if (Math.abs(seconds) >= length) return words.format(Math.round(seconds / length), unit);
  }
  return words.format(0, "second");
}

function withNumber(value: Maybe<number | string>, write: (number: number) => string): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  const number = Number(value);
  return Number.isNaN(number) ? String(value) : write(number);
}

function withDate(value: Maybe<string>, options: Intl.DateTimeFormatOptions): string {
  if (!value) return NOTHING;
  const date = parseDate(value);
  return Number.isNaN(date.getTime()) ? value : date.toLocaleString(undefined, options);
}
