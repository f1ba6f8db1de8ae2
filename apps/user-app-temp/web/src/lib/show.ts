/** Values in words of the person's language. */
import { parseDate } from "./dates";
import { wording } from "./wording";

const language = () => document.documentElement.lang || undefined;

export function showNumber(value: number, digits?: number): string {
  const options = digits === undefined ? {} : { maximumFractionDigits: digits };
  return new Intl.NumberFormat(language(), options).format(value);
}

export function showMoney(value: number, currency: string): string {
  return new Intl.NumberFormat(language(), { style: "currency", currency }).format(value);
}

/** An amount as a key figure: whole, and short when it is long. */
export function showMoneyShort(value: number, currency: string): string {
  const size = Math.abs(value);
  const options =
    size >= 1_000_000
      ? ({ notation: "compact", maximumFractionDigits: 2 } as const)
      : { maximumFractionDigits: size >= 1000 ? 0 : 2 };
  return new Intl.NumberFormat(language(), { style: "currency", currency, ...options }).format(
    value,
  );
}

/** An amount beside a bar of a chart: "€659K". */
export function showMoneyCompact(value: number, currency: string): string {
  const options = { notation: "compact", maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(language(), { style: "currency", currency, ...options }).format(
    value,
  );
}

/** 42 is 42 %. */
export function showPercent(value: number): string {
  const options = { style: "percent", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(language(), options).format(value / 100);
}

export function showDate(value: string): string {
  const date = parseDate(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(date);
}

export function showDateTime(value: string): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(language(), options).format(moment);
}

/** "14:30:00" as "14:30". */
export function showTime(value: string): string {
  return value.slice(0, 5);
}

/** A moment of this day, in milliseconds, to the second: "2:30:05 PM". */
export function showClock(moment: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: "medium" }).format(moment);
}

/** Minutes as "1 h 30 min". */
export function showDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 && `${String(hours)} h`, rest > 0 && `${String(rest)} min`];
  return parts.filter(Boolean).join(" ") || "0 min";
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "2 hours ago", "in 3 days". */
export function showAgo(value: string, now = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.round(seconds / step[1]), step[0]) : wording().justNow;
}
