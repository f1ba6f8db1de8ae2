import { useTranslation } from "react-i18next";

import { localeOf } from "../builds/duration";
import type { Interval } from "./range";

const STYLES: Record<Interval, Intl.DateTimeFormatOptions> = {
  hour: { weekday: "short", hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
};

/** Moments and numbers of charts as the person writes them. */
export function useLabels(timeZone: string) {
  const { i18n } = useTranslation();
  const language = localeOf(i18n.language);
  return {
    moment: (iso: string, interval: Interval) =>
      new Intl.DateTimeFormat(language, { ...STYLES[interval], timeZone }).format(new Date(iso)),
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    milliseconds: (value: number) =>
      value < 1000
        ? new Intl.NumberFormat(language, {
            style: "unit",
            unit: "millisecond",
            maximumFractionDigits: value < 10 ? 1 : 0,
          }).format(value)
        : new Intl.NumberFormat(language, {
            style: "unit",
            unit: "second",
            maximumFractionDigits: 2,
          }).format(value / 1000),
    percent: (share: number) =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share),
  };
}
