/** The functions that every target knows; here for the browser. Dates are "2026-03-31", moments ISO 8601. */
import { dayOf, parseDate } from "../dates";
import { type ToolValue, ToolError } from "./types";

const DAY = 86_400_000;

export function lower(text: string): string {
  return text.toLowerCase();
}

export function upper(text: string): string {
  return text.toUpperCase();
}

export function trim(text: string): string {
  return text.trim();
}

export function length(text: string): number {
  return Array.from(text).length;
}

export function concat(...parts: readonly ToolValue[]): string {
  return parts.map(toText).join("");
}

export function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

export function startsWith(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}

export function replace(text: string, part: string, by: string): string {
  return part === "" ? text : text.replaceAll(part, () => by);
}

export function toText(value: ToolValue): string {
  if (value === null) return "";
  if (value instanceof File) return value.name;
  if (typeof value === "object") {
    return value
      .map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)))
      .join("\n");
  }
  return String(value);
}

export function toNumber(value: ToolValue): number {
  const number = Number(toText(value).replaceAll(",", "").trim());
  if (Number.isNaN(number)) throw new ToolError(`"${toText(value)}" is not a number.`);
  return number;
}

export function round(value: number, digits = 0): number {
  const factor = 10 ** digits;
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / factor;
}

export function floor(value: number): number {
  return Math.floor(value);
}

export function ceil(value: number): number {
  return Math.ceil(value);
}

export function abs(value: number): number {
  return Math.abs(value);
}

export function sqrt(value: number): number {
  if (value < 0) throw new ToolError("A negative number has no square root.");
  return Math.sqrt(value);
}

export function min(...values: readonly number[]): number {
  return Math.min(...values);
}

export function max(...values: readonly number[]): number {
  return Math.max(...values);
}

export function coalesce(...values: readonly ToolValue[]): ToolValue {
  return values.find((value) => !isEmpty(value)) ?? null;
}

export function isEmpty(value: ToolValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whole days from the first date to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcDay(to) - utcDay(from)) / DAY);
}

export function addDays(date: string, days: number): string {
  const start = readDate(date);
  return dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() + days));
}

export function hoursBetween(from: string, to: string): number {
  return (readDate(to).getTime() - readDate(from).getTime()) / 3_600_000;
}

export function year(date: string): number {
  return readDate(date).getFullYear();
}

export function month(date: string): number {
  return readDate(date).getMonth() + 1;
}

export function day(date: string): number {
  return readDate(date).getDate();
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return readDate(date).getDay() || 7;
}

/** Whole years since a date. */
export function age(date: string, today: Date = new Date()): number {
  const birth = readDate(date);
  const before =
    today.getMonth() < birth.getMonth() ||
    (today.getMonth() === birth.getMonth() && today.getDate() < birth.getDate());
  return today.getFullYear() - birth.getFullYear() - (before ? 1 : 0);
}

/** Reads a date or a moment; refuses what is none. */
export function readDate(text: string): Date {
  const date = parseDate(text);
  if (Number.isNaN(date.getTime())) throw new ToolError("Enter a date.");
  return date;
}

function utcDay(text: string): number {
  const date = readDate(text);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
