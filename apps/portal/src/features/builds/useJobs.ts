import { useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api, call } from "../../api/client";
import { isOver } from "./jobs";

const AT_ONCE = 30;
const MOST_NAMES = 200;

/** Builds of an application, or of the whole organisation, newest first; followed while one is not over. */
export function useJobs(app: string) {
  return useInfiniteQuery({
    queryKey: ["jobs", app],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/jobs", {
          params: { query: { app, cursor: pageParam, limit: AT_ONCE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => !isOver(state))) ? 3_000 : false,
  });
}

/** What applications are called, by their ids. */
export function useAppNames() {
  return useQuery({
    queryKey: ["apps", "names"],
    queryFn: async ({ signal }) => {
      const { items } = await call(
        api.GET("/api/apps", { params: { query: { limit: MOST_NAMES } }, signal }),
      );
      return new Map(items.map(({ id, name }) => [id, name]));
    },
  });
}
