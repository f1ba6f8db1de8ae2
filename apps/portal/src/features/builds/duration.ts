/** "0.4 s", "12 s", "2 min 5 s", in the language of the page. */
export function formatDuration(seconds: number, language: string): string {
  const unit = (value: number, name: "second" | "minute", digits = 0) =>
    value.toLocaleString(language, {
      style: "unit",
      unit: name,
      unitDisplay: name === "minute" ? "short" : "narrow",
      maximumFractionDigits: digits,
    });
  if (seconds < 10) return unit(Math.round(seconds * 10) / 10, "second", 1);
  if (seconds < 90) return unit(Math.round(seconds), "second");
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds - minutes * 60);
  return rest === 0
    ? unit(minutes, "minute")
    : `${unit(minutes, "minute")} ${unit(rest, "second")}`;
}

/** A guess is given as one: to five seconds below a minute, to a quarter of a minute above. */
export function roundedGuess(seconds: number): number {
  if (seconds < 10) return Math.max(1, Math.round(seconds));
  return seconds < 60 ? Math.round(seconds / 5) * 5 : Math.round(seconds / 15) * 15;
}

/** The way of writing moments that the browser prefers, in the language of the page: "en" of a Briton is "en-GB". */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}
