import { CalendarDays, ChevronRight, Dumbbell, Quote, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A sentence, what is understood of it, and the application that comes of it. Decoration: nothing here acts. */
export function AppPicture() {
  const { t } = useTranslation("auth");
  return (
    <div aria-hidden className="flex flex-col">
      <p className="flex gap-3 rounded-2xl bg-white/95 px-5 py-4 text-[0.9375rem] text-slate-800 shadow-2xl">
        <Quote className="size-4 shrink-0 text-indigo-500" />
        {t("brand.sentence")}
      </p>
      <Thread />
      <div className="flex flex-wrap justify-center gap-2">
        {(["courses", "members", "bookings"] as const).map((word) => (
          <span
            key={word}
            className="rounded-full bg-white/12 px-3 py-1 text-sm text-indigo-50 ring-1 ring-white/25"
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
    <div className="overflow-hidden rounded-2xl bg-white text-slate-800 shadow-2xl">
      <div className="flex items-center gap-1.5 bg-slate-100 px-4 py-2.5">
        <span className="size-2.5 rounded-full bg-rose-400" />
        <span className="size-2.5 rounded-full bg-amber-400" />
        <span className="size-2.5 rounded-full bg-emerald-400" />
        <span className="mx-auto rounded-md bg-white px-6 py-0.5 text-xs text-slate-500">
          gripwerk.example
        </span>
      </div>
      <div className="flex items-center gap-4 border-b border-slate-200 px-5 py-3">
        <span className="inline-flex size-8 items-center justify-center rounded-lg bg-teal-600 text-white">
          <Dumbbell className="size-4.5" />
        </span>
        <span className="font-heading font-semibold">Gripwerk</span>
        <span className="ms-auto text-sm text-slate-500">{t("brand.courses")}</span>
        <span className="text-sm text-slate-500">{t("brand.members")}</span>
      </div>
      <ul className="flex flex-col gap-2.5 p-5">
        {(["one", "two", "three"] as const).map((course, index) => (
          <li
            key={course}
            className="flex items-center gap-3 rounded-xl border border-slate-200 px-3.5 py-2.5"
          >
            <span
              className={`inline-flex size-9 items-center justify-center rounded-lg ${COLOURS[index] ?? ""}`}
            >
              {index === 1 ? <Users className="size-4.5" /> : <CalendarDays className="size-4.5" />}
            </span>
            <span className="flex min-w-0 flex-col">
              <span className="truncate text-sm font-medium">{t(`brand.course.${course}`)}</span>
              <span className="truncate text-xs text-slate-500">{t(`brand.when.${course}`)}</span>
            </span>
            <span className="ms-auto rounded-full bg-teal-50 px-2.5 py-0.5 text-xs font-medium text-teal-700">
              {t("brand.book")}
            </span>
            <ChevronRight className="size-4 text-slate-400 rtl:rotate-180" />
          </li>
        ))}
      </ul>
    </div>
  );
}

const COLOURS = [
  "bg-teal-100 text-teal-700",
  "bg-indigo-100 text-indigo-700",
  "bg-amber-100 text-amber-700",
];
