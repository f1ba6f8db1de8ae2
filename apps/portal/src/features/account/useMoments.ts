import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** The person's own kind of the language: "en-GB" where the browser says so. */
const regional = (language: string) =>
  navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

/** Moments as the person writes them: their language, their time zone. */
export function useMoments() {
  const { i18n } = useTranslation();
  const { data: me } = useMe();
  const language = regional(i18n.language);
  const timeZone = me?.time_zone ?? "UTC";
  return {
    /** "9 March 2026, 15:00" */
    moment: (iso: string) =>
      new Intl.DateTimeFormat(language, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone,
      }).format(new Date(iso)),
    /** "9 March 2026" */
    day: (iso: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(new Date(iso)),
    /** "5 minutes ago", "in 3 days" */
    relative: (iso: string) => {
      const seconds = (new Date(iso).getTime() - Date.now()) / 1000;
      const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 60];
      return unit === "second"
        ? format.format(0, "minute")
        : format.format(Math.round(seconds / length), unit);
    },
  };
}
