import { dayOf } from "../lib/dates";
import { useWording } from "../lib/wording";
import type { CalendarEvent } from "./calendarDays";
import { EventLink } from "./EventLink";

interface CalendarAgendaProps {
  days: readonly Date[];
  byDay: ReadonlyMap<string, readonly CalendarEvent[]>;
}

const dayName = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric" });

/** The days of a month that have events, for a phone. */
export function CalendarAgenda({ days, byDay }: CalendarAgendaProps) {
  const words = useWording();
  const busy = days.filter((day) => byDay.has(dayOf(day)));
  return (
    <div className="border-t p-3 md:hidden">
      {busy.length === 0 && <p className="py-8 text-center text-muted">{words.nothingThisMonth}</p>}
      <ol className="flex flex-col gap-3">
        {busy.map((day) => (
          <li key={dayOf(day)} className="flex gap-3">
            <time dateTime={dayOf(day)} className="w-14 shrink-0 pt-2 text-sm text-muted">
              {dayName.format(day)}
            </time>
            <ul className="flex min-w-0 grow flex-col gap-1.5">
              {(byDay.get(dayOf(day)) ?? []).map((event) => (
                <li key={event.key}>
                  <EventLink event={event} roomy />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
