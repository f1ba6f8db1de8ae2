import { useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api, call, type Schema } from "../../api/client";
import type { AppSpec } from "./spec";

const CALM = 10_000;
const UNSETTLED = new Set(["requested", "rehearsing", "starting"]);

/** The specification of the newest green build, or of a checkpoint; not there before the first. */
export function useSpec(app: string, tag = "", enabled = true) {
  return useQuery({
    queryKey: ["app", app, "spec", tag],
    queryFn: async ({ signal }) => {
      const found = await call(
        api.GET("/api/apps/{app}/spec", { params: { path: { app }, query: { tag } }, signal }),
      );
      return found.spec as AppSpec;
    },
    enabled,
    staleTime: tag === "" ? 30_000 : Infinity,
  });
}

/** Checkpoints, the newest first. */
export function useHistory(app: string) {
  return useInfiniteQuery({
    queryKey: ["app", app, "history"],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/apps/{app}/builds/history", {
          params: { path: { app }, query: { cursor: pageParam, limit: 30 } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: CALM,
  });
}

/** Releases, the newest first; followed closely while one is on its way. */
export function useReleases(app: string) {
  return useInfiniteQuery({
    queryKey: ["app", app, "releases"],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/apps/{app}/releases", {
          params: { path: { app }, query: { cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isUnsettled)) ? 1500 : CALM,
  });
}

export function isUnsettled(release: Schema["ReleaseOut"]): boolean {
  return UNSETTLED.has(release.state);
}

/** How the application is at this moment: since when, how often it was started again, its memory. */
export function useHealth(app: string) {
  return useQuery({
    queryKey: ["app", app, "health"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/health", { params: { path: { app } }, signal })),
    refetchInterval: CALM,
  });
}
