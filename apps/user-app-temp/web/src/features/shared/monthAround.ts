import { dayOf } from "../../lib/dates";

/** The days that a calendar of this month shows, and a few more. */
export function monthAround(): { first: string; last: string } {
  const now = new Date();
  return {
    first: dayOf(new Date(now.getFullYear(), now.getMonth(), -6)),
    last: dayOf(new Date(now.getFullYear(), now.getMonth() + 1, 14)),
  };
}
