import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api, call } from "../../api/client";
import { isBuilding } from "./appState";

export type Shown = "active" | "archived" | "deleted";

const AT_ONCE = 24;
const CALM = 10_000;
const BUSY = 3_000;

/** Applications of the organisation, some at a time; asked for again while the page is looked at. */
export function useApps(state: Shown, text: string) {
  return useInfiniteQuery({
    queryKey: ["apps", "list", state, text],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/apps", {
          params: { query: { state, text, cursor: pageParam, limit: AT_ONCE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isBuilding)) ? BUSY : CALM,
  });
}

/** One application, followed while somebody looks at it. */
export function useApp(app: string) {
  return useQuery({
    queryKey: ["app", app],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}", { params: { path: { app } }, signal })),
    refetchInterval: ({ state: { data } }) => (data && isBuilding(data) ? BUSY : CALM),
  });
}

/** Requests and errors of the last day for many applications at once, by their ids. */
export function useSparklines(apps: readonly string[]) {
  const ids = apps.slice(0, 200).join(",");
  return useQuery({
    queryKey: ["apps", "sparklines", ids],
    queryFn: async ({ signal }) => {
      const answer = await call(
        api.GET("/api/analytics/sparklines", { params: { query: { apps: ids } }, signal }),
      );
      // The same address also gives tables, which nobody asked for here.
      const lines = typeof answer === "string" ? [] : answer.apps;
      return new Map(lines.map((one) => [one.app, one]));
    },
    enabled: ids !== "",
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
