import { CalendarDays, ChevronRight, Dumbbell, Mountain, Quote, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";

/** A sentence, what is understood of it, and the application that comes of it. Decoration: nothing here acts. */
export function AppPicture() {
  const { t } = useTranslation("auth");
  return (
    <div aria-hidden className="flex flex-col">
      <p className="on-surface flex gap-3 rounded-2xl px-5 py-4 text-[0.9375rem] shadow-overlay">
        <Quote className="mt-0.5 size-4 shrink-0 text-link" />
        {t("brand.sentence")}
      </p>
      <Thread />
      <div className="flex flex-wrap justify-center gap-2">
        {(["courses", "members", "bookings"] as const).map((word) => (
          <span
            key={word}
            className="rounded-full bg-white/15 px-3 py-1 text-sm ring-1 ring-white/30"
          >
            {t(`brand.${word}`)}
          </span>
        ))}
      </div>
      <Thread />
      <Application />
    </div>
  );
}

function Thread() {
  return (
    <svg viewBox="0 0 200 36" className="mx-auto h-9 w-50">
      <path d="M100 0 V36" stroke="#5eead4" strokeWidth="2" strokeDasharray="3 5" fill="none" />
    </svg>
  );
}

function Application() {
  const { t } = useTranslation("auth");
  return (
    <div className="on-surface overflow-hidden rounded-2xl shadow-overlay">
      <div className="flex items-center gap-1.5 bg-sunken px-4 py-2.5">
        {["#fb7185", "#fbbf24", "#34d399"].map((colour) => (
          <span
            key={colour}
            className="size-2.5 rounded-full"
            style={{ backgroundColor: colour }}
          />
        ))}
        <span className="on-surface mx-auto rounded-md border px-6 py-0.5 text-xs text-muted">
          gripwerk.example
        </span>
      </div>
      <div className="flex items-center gap-4 border-y px-5 py-3">
        <span className="inline-flex size-8 items-center justify-center rounded-lg bg-accent-soft text-accent-ink">
          <Mountain className="size-4.5" />
        </span>
        <span className="font-heading font-semibold">Gripwerk</span>
        <span className="ms-auto text-sm font-medium text-accent-ink">{t("brand.courses")}</span>
        <span className="text-sm text-muted">{t("brand.members")}</span>
      </div>
      <ul className="flex flex-col gap-2.5 p-5">
        {COURSES.map(({ key, icon: Icon, colour }) => (
          <li key={key} className="flex items-center gap-3 rounded-xl border px-3.5 py-2.5">
            <span
              className={cx(
                "inline-flex size-9 shrink-0 items-center justify-center rounded-lg",
                colour,
              )}
            >
              <Icon className="size-4.5" />
            </span>
            <span className="flex min-w-0 flex-col">
              <span className="truncate text-sm font-medium">{t(`brand.course.${key}`)}</span>
              <span className="truncate text-xs text-muted">{t(`brand.when.${key}`)}</span>
            </span>
            <span className="ms-auto rounded-full bg-accent-soft px-2.5 py-0.5 text-xs font-medium text-accent-ink">
              {t("brand.book")}
            </span>
            <ChevronRight className="size-4 text-muted rtl:rotate-180" />
          </li>
        ))}
      </ul>
    </div>
  );
}

const COURSES = [
  { key: "one", icon: Dumbbell, colour: "bg-accent-soft text-accent-ink" },
  { key: "two", icon: Users, colour: "bg-primary-soft text-link" },
  { key: "three", icon: CalendarDays, colour: "bg-warning-soft text-warning-ink" },
] as const;
