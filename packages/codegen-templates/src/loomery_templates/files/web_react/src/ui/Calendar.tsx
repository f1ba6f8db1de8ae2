import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";

import { dayOf, parseDate } from "../lib/dates";
import { useWording } from "../lib/wording";
import { Button } from "./Button";
import { CalendarAgenda } from "./CalendarAgenda";
import { type CalendarEvent, daysOfGrid, eventsByDay } from "./calendarDays";
import { cx } from "./cx";
import { EventLink } from "./EventLink";
import { IconButton } from "./IconButton";

export interface CalendarProps {
  label: string;
  events: readonly CalendarEvent[];
  /** Any day of the month shown first, "2026-03-31"; today without it. */
  initialDay?: string;
  /** Called with the first and the last day that are shown. */
  onRange?: (first: string, last: string) => void;
}

const monthName = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric" });
const weekdayName = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const fullDay = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const SHOWN = 3;

/** A month: a grid where there is room, a list of days on a phone. */
export function Calendar({ label, events, initialDay, onRange }: CalendarProps) {
  const words = useWording();
  const [month, setMonth] = useState(() =>
    firstOfMonth(initialDay ? parseDate(initialDay) : new Date()),
  );
  const days = daysOfGrid(month);
  const byDay = eventsByDay(events);
  const today = dayOf(new Date());

  function show(next: Date) {
    setMonth(next);
    const grid = daysOfGrid(next);
    onRange?.(dayOf(grid[0] ?? next), dayOf(grid.at(-1) ?? next));
  }

  return (
    <div role="group" aria-label={label} className="on-surface rounded-xl border shadow-card">
      <header className="flex items-center gap-1 p-3 sm:px-4">
        <h2 className="mr-auto text-lg" aria-live="polite">
          {monthName.format(month)}
        </h2>
        <Button
          variant="secondary"
          size="small"
          onClick={() => {
            show(firstOfMonth(new Date()));
          }}
        >
          {words.today}
        </Button>
        <IconButton
          icon={ChevronLeft}
          label={words.previousMonth}
          onClick={() => {
            show(new Date(month.getFullYear(), month.getMonth() - 1, 1));
          }}
        />
        <IconButton
          icon={ChevronRight}
          label={words.nextMonth}
          onClick={() => {
            show(new Date(month.getFullYear(), month.getMonth() + 1, 1));
          }}
        />
      </header>
      <CalendarAgenda
        days={days.filter((day) => day.getMonth() === month.getMonth())}
        byDay={byDay}
      />
      <div
        className="hidden grid-cols-7 border-t text-center text-xs text-muted md:grid"
        aria-hidden
      >
        {days.slice(0, 7).map((day) => (
          <span key={day.getDay()} className="py-2">
            {weekdayName.format(day)}
          </span>
        ))}
      </div>
      <ol className="hidden grid-cols-7 gap-px overflow-hidden rounded-b-[inherit] border-t bg-border md:grid">
        {days.map((day) => {
          const here = byDay.get(dayOf(day)) ?? [];
          const outside = day.getMonth() !== month.getMonth();
          return (
            <li
              key={dayOf(day)}
              className={cx("min-h-28 min-w-0 p-1.5", outside ? "bg-sunken" : "bg-surface")}
            >
              <time
                dateTime={dayOf(day)}
                aria-label={fullDay.format(day)}
                aria-current={dayOf(day) === today ? "date" : undefined}
                className={cx(
                  "mb-1 inline-flex size-6 items-center justify-center rounded-full text-xs tabular-nums",
                  outside && "text-muted",
                  dayOf(day) === today && "bg-primary font-semibold text-on-primary",
                )}
              >
                {day.getDate()}
              </time>
              <ul className="flex flex-col gap-1">
                {here.slice(0, SHOWN).map((event) => (
                  <li key={event.key}>
                    <EventLink event={event} />
                  </li>
                ))}
                {here.length > SHOWN && (
                  <li className="px-1.5 text-xs text-muted">
                    {words.moreEvents(here.length - SHOWN)}
                  </li>
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function firstOfMonth(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), 1);
}
