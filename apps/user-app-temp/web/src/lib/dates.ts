/** "2026-03-31T14:30" in local time, as a datetime-local input wants it; "" for what is no moment. */
export function toLocalInput(iso: string): string {
  const moment = new Date(iso);
  if (iso === "" || Number.isNaN(moment.getTime())) return "";
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** ISO 8601 in UTC of what a datetime-local input holds; "" when it is empty. */
export function toUtcIso(local: string): string {
  const moment = new Date(local);
  return local === "" || Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}

/** The calendar day of a date in local time, "2026-03-31". */
export function dayOf(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${String(date.getFullYear())}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}

/** Reads a calendar day as local midnight and anything else as the moment it names. */
export function parseDate(text: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text);
}
