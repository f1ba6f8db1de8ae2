import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { api, type AuthSchema, call } from "../../../api/client";
import { dayBegins } from "./dayBegins";

export type AuditEntry = AuthSchema["AuditEntry"];
/** Whose record: that of those who run the platform, or of the present organisation. */
export type Scope = "platform" | "organisation";

export interface Wanted {
  search: string;
  kind: string;
  /** Days as YYYY-MM-DD, both included; empty: no bound. */
  from: string;
  to: string;
  timeZone: string;
}

/** What actions begin with, in the order in which they are offered. */
export const KINDS = {
  platform: ["organisation", "platform", "quota", "job"],
  organisation: ["app", "member", "invitation", "organisation", "account", "session", "token"],
} as const satisfies Record<Scope, readonly string[]>;

const AT_ONCE = 30;
const MOST_AT_ONCE = 200;
/** More than this is no file that somebody reads. */
const MOST_IN_A_FILE = 10_000;

function page(scope: Scope, wanted: Wanted, cursor: string, limit: number, signal?: AbortSignal) {
  const { search, kind, from, to, timeZone } = wanted;
  const days = {
    ...(from && { since: dayBegins(from, timeZone) }),
    ...(to && { before: dayBegins(to, timeZone, 1) }),
  };
  const query = { search, kind, ...days, cursor, limit };
  const options = { params: { query }, ...(signal && { signal }) };
  return call(
    scope === "platform"
      ? api.GET("/api/auth/admin/audit", options)
      : api.GET("/api/auth/audit", options),
  );
}

/** Who did what, the newest first, some at a time. */
export function useAudit(scope: Scope, wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: ["audit", scope, wanted],
    queryFn: ({ pageParam, signal }) => page(scope, wanted, pageParam, AT_ONCE, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** All that is wanted, for a file. */
export async function wholeAudit(scope: Scope, wanted: Wanted): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  let cursor: string | null | undefined = "";
  while (typeof cursor === "string" && found.length < MOST_IN_A_FILE) {
    const one: Awaited<ReturnType<typeof page>> = await page(scope, wanted, cursor, MOST_AT_ONCE);
    found.push(...one.items);
    cursor = one.next;
  }
  return found;
}
