import { dayOf, parseDate } from "../dates";
import { readDate } from "./core";
import { type Row, ToolError, type ToolList } from "./types";

const DAY = 86_400_000;

/** By a pattern of YYYY, MM, DD, D, MMMM, MMM, dddd; or "short", "medium", "long", "full". */
export function formatDate(date: string, pattern: string): string {
  const value = readDate(date);
  if (pattern === "short" || pattern === "medium" || pattern === "long" || pattern === "full") {
    return value.toLocaleDateString(undefined, { dateStyle: pattern });
  }
  const part = (options: Intl.DateTimeFormatOptions) =>
    value.toLocaleDateString(undefined, options);
  return pattern.replace(/YYYY|MMMM|MMM|MM|M|dddd|DD|D/g, (code) => {
    switch (code) {
      case "YYYY":
        return String(value.getFullYear());
      case "MMMM":
        return part({ month: "long" });
      case "MMM":
        return part({ month: "short" });
      case "MM":
        return String(value.getMonth() + 1).padStart(2, "0");
      case "M":
        return String(value.getMonth() + 1);
      case "dddd":
        return part({ weekday: "long" });
      case "DD":
        return String(value.getDate()).padStart(2, "0");
      default:
        return String(value.getDate());
    }
  });
}

/** The same day of another month, or its last day where it has no such day. */
export function addMonths(date: string, months: number): string {
  const start = readDate(date);
  const last = new Date(start.getFullYear(), start.getMonth() + months + 1, 0);
  return dayOf(
    new Date(last.getFullYear(), last.getMonth(), Math.min(start.getDate(), last.getDate())),
  );
}

/** Mondays to Fridays from the first day to the second, both counted. */
export function businessDays(from: string, to: string): number {
  const [first, last] = [readDate(from), readDate(to)].toSorted(
    (a, b) => a.getTime() - b.getTime(),
  );
  if (!first || !last) return 0;
  const days = Math.round((utc(last) - utc(first)) / DAY) + 1;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let extra = weeks * 7; extra < days; extra++) {
    if ((first.getDay() + extra) % 7 !== 0 && (first.getDay() + extra) % 7 !== 6) count++;
  }
  return count;
}

/** "2 years, 1 month, 3 days". */
export function dateDifference(from: string, to: string): string {
  const [first = "", last = ""] = [from, to].toSorted();
  const [start, end] = [readDate(first), readDate(last)];
  let months = (end.getFullYear() - start.getFullYear()) * 12 + end.getMonth() - start.getMonth();
  if (end.getDate() < start.getDate()) months--;
  const days = Math.round((utc(end) - utc(parseDate(addMonths(dayOf(start), months)))) / DAY);
  const parts = [
    count(Math.floor(months / 12), "year"),
    count(months % 12, "month"),
    count(days, "day"),
  ];
  return parts.filter(Boolean).join(", ") || "the same day";
}

/** Seconds (or milliseconds, when the number is that large) since 1970 as a moment in UTC. */
export function unixToDate(seconds: number): string {
  const date = new Date(Math.abs(seconds) > 1e11 ? seconds : seconds * 1000);
  if (Number.isNaN(date.getTime())) throw new ToolError("This is no time stamp.");
  return date.toISOString();
}

export function dateToUnix(moment: string): number {
  return Math.floor(readDate(moment).getTime() / 1000);
}

/** What the clock of one place shows when another's shows this; zones as "Europe/Berlin". */
export function convertTimeZone(moment: string, from: string, to: string): string {
  const wall = /(Z|[+-]\d\d:\d\d)$/.test(moment) ? readDate(moment) : instantOf(moment, from);
  const text = wall.toLocaleString("sv-SE", { timeZone: checkedZone(to) });
  return text.slice(0, 16);
}

export function weekNumber(date: string): number {
  const day = readDate(date);
  const thursday = new Date(
    Date.UTC(day.getFullYear(), day.getMonth(), day.getDate() + 4 - (day.getDay() || 7)),
  );
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - start) / DAY + 1) / 7);
}

const ZODIAC: readonly [number, string][] = [
  [120, "Capricorn"],
  [219, "Aquarius"],
  [321, "Pisces"],
  [420, "Aries"],
  [521, "Taurus"],
  [621, "Gemini"],
  [723, "Cancer"],
  [823, "Leo"],
  [923, "Virgo"],
  [1023, "Libra"],
  [1122, "Scorpio"],
  [1222, "Sagittarius"],
  [1232, "Capricorn"],
];

export function zodiacSign(date: string): string {
  const day = readDate(date);
  const number = (day.getMonth() + 1) * 100 + day.getDate();
  return ZODIAC.find(([before]) => number < before)?.[1] ?? "Capricorn";
}

const ANIMALS = "Monkey Rooster Dog Pig Rat Ox Tiger Rabbit Dragon Snake Horse Goat".split(" ");

/** The animal of the year in which the Chinese year of the date begins. */
export function chineseZodiac(date: string): string {
  const day = readDate(date);
  const parts = new Intl.DateTimeFormat("en-u-ca-chinese", { year: "numeric" }).formatToParts(day);
  const related = parts.find((part) => (part.type as string) === "relatedYear")?.value;
  return ANIMALS[Number(related ?? day.getFullYear()) % 12] ?? "";
}

/** The month of a date as weeks, Monday first. */
export function calendarMonth(date: string): ToolList {
  const day = readDate(date);
  const lead = (new Date(day.getFullYear(), day.getMonth(), 1).getDay() + 6) % 7;
  const length = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week): Row =>
    Object.fromEntries(
      names.map((name, weekday) => {
        const number = week * 7 + weekday - lead + 1;
        return [name, number >= 1 && number <= length ? number : ""];
      }),
    ),
  );
}

function instantOf(moment: string, zone: string): Date {
  const asUtc = new Date(`${moment.length === 10 ? `${moment}T00:00` : moment}Z`);
  if (Number.isNaN(asUtc.getTime())) throw new ToolError("Enter a date and a time.");
  const shown = new Date(
    `${asUtc.toLocaleString("sv-SE", { timeZone: checkedZone(zone) }).replace(" ", "T")}Z`,
  );
  return new Date(asUtc.getTime() * 2 - shown.getTime());
}

function checkedZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new ToolError(`"${zone}" is not a time zone.`);
  }
}

function count(number: number, unit: string): string {
  if (number === 0) return "";
  return `${String(number)} ${unit}${number === 1 ? "" : "s"}`;
}

function utc(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
