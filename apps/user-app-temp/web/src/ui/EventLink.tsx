import { Link } from "react-router";

import { parseDate } from "../lib/dates";
import type { Tone } from "./Badge";
import type { CalendarEvent } from "./calendarDays";
import { cx } from "./cx";

const LOOKS: Record<Tone, string> = {
  neutral: "bg-neutral-soft text-text",
  primary: "bg-primary-soft text-link",
  accent: "bg-accent-soft text-accent-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
};

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short", hourCycle: "h23" });

/** An event in a calendar: its time, if it has one, and its title. */
export function EventLink({ event, roomy = false }: { event: CalendarEvent; roomy?: boolean }) {
  const look = cx(
    "block rounded-sm font-medium",
    roomy ? "px-3 py-2 text-[0.9375rem]" : "truncate px-1.5 py-0.5 text-xs",
    LOOKS[event.tone ?? "primary"],
  );
  const text = (
    <>
      {event.start.includes("T") && (
        <span className="mr-1.5 tabular-nums">{clock.format(parseDate(event.start))}</span>
      )}
      {event.title}
    </>
  );
  return event.to === undefined ? (
    <span className={look}>{text}</span>
  ) : (
    <Link to={event.to} className={cx(look, "hover:brightness-95")} title={event.title}>
      {text}
    </Link>
  );
}
