const DAY = /^20\d\d-\d\d-\d\d$/;

/** Whether a text is a day as YYYY-MM-DD, of this century. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** The moment at which a day begins in a time zone, or the one so many days later; ISO 8601 in UTC. */
export function dayBegins(day: string, timeZone: string, later = 0): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() + later);
  // The offset may be another one at the moment that it leads to.
  const about = midnight.getTime() - offsetAt(midnight.getTime(), timeZone);
  return new Date(midnight.getTime() - offsetAt(about, timeZone)).toISOString();
}

/** By how many milliseconds clocks of a time zone are ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}
