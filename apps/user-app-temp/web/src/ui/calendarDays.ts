import { dayOf, parseDate } from "../lib/dates";
import type { Tone } from "./Badge";

export interface CalendarEvent {
  key: string | number;
  title: string;
  /** A day or a moment; an end on a later day makes it show on every day between. */
  start: string;
  end?: string | null;
  to?: string;
  tone?: Tone;
}

const LONGEST = 62;

/** The days of whole weeks, Monday first, that hold a month. */
export function daysOfGrid(month: Date): Date[] {
  const lead = (month.getDay() + 6) % 7;
  const length = new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate();
  const cells = Math.ceil((lead + length) / 7) * 7;
  return Array.from(
    { length: cells },
    (_, cell) => new Date(month.getFullYear(), month.getMonth(), 1 - lead + cell),
  );
}

/** The events of each day, in order of time. */
export function eventsByDay(events: readonly CalendarEvent[]): Map<string, CalendarEvent[]> {
  const days = new Map<string, CalendarEvent[]>();
  for (const event of events.toSorted((a, b) => a.start.localeCompare(b.start))) {
    for (const day of daysOfEvent(event)) {
      days.set(day, [...(days.get(day) ?? []), event]);
    }
  }
  return days;
}

function daysOfEvent(event: CalendarEvent): string[] {
  const first = parseDate(event.start);
  const last = dayOf(parseDate(event.end ?? event.start));
  const days = [dayOf(first)];
  for (let next = 1; next < LONGEST && (days.at(-1) ?? last) < last; next++) {
    days.push(dayOf(new Date(first.getFullYear(), first.getMonth(), first.getDate() + next)));
  }
  return days;
}
