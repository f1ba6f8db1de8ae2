import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";

import { api, call } from "../../../api/client";

const NEWEST = "main";
const AT_ONCE = 30;
const KEPT = 60_000;

/** The files and folders of a folder. */
export function useFolder(app: string, ref: string, path: string, enabled = true) {
  return useQuery({
    queryKey: ["app", app, "code", "folder", ref, path],
    queryFn: ({ signal }) =>
      call(
        api.GET("/api/apps/{app}/files", {
          params: { path: { app }, query: { ref: ref || NEWEST, path } },
          signal,
        }),
      ),
    enabled,
    staleTime: KEPT,
    retry: false,
  });
}

/** A file as it is in a version. */
export function useFile(app: string, ref: string, path: string) {
  return useQuery({
    queryKey: ["app", app, "code", "file", ref, path],
    queryFn: ({ signal }) =>
      call(
        api.GET("/api/apps/{app}/files/content", {
          params: { path: { app }, query: { ref: ref || NEWEST, path } },
          signal,
        }),
      ),
    enabled: path !== "",
    staleTime: KEPT,
    retry: false,
  });
}

/** The steps of the history, the newest first. */
export function useCommits(app: string) {
  return useInfiniteQuery({
    queryKey: ["app", app, "code", "commits"],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/apps/{app}/commits", {
          params: { path: { app }, query: { cursor: pageParam, limit: AT_ONCE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** A commit, and the one before it; the first has none. */
export function useCommit(app: string, commit: string) {
  return useQuery({
    queryKey: ["app", app, "code", "commit", commit],
    queryFn: async ({ signal }) => {
      const { items } = await call(
        api.GET("/api/apps/{app}/commits", {
          params: { path: { app }, query: { ref: commit, limit: 2 } },
          signal,
        }),
      );
      return { itself: items[0], before: items[1] };
    },
    enabled: commit !== "",
    staleTime: Infinity,
    retry: false,
  });
}

/** What differs between two versions, as a unified difference. */
export function useDiff(app: string, from: string, to: string) {
  return useQuery({
    queryKey: ["app", app, "code", "diff", from, to],
    queryFn: ({ signal }) =>
      call(
        api.GET("/api/apps/{app}/diff", {
          params: { path: { app }, query: { from, to: to || NEWEST } },
          signal,
        }),
      ),
    enabled: from !== "",
    staleTime: KEPT,
    retry: false,
  });
}

/** The newest archive of the whole code; null before the first build. */
export function useArchiveFile(app: string) {
  return useQuery({
    queryKey: ["app", app, "code", "archive"],
    queryFn: async ({ signal }) => {
      const { items } = await call(
        api.GET("/api/apps/{app}/artifacts", {
          params: { path: { app }, query: { limit: 50 } },
          signal,
        }),
      );
      return items.find(({ kind }) => kind === "source") ?? null;
    },
    staleTime: KEPT,
    retry: false,
  });
}

/** Fetches an address that works for a while, and goes there: the browser then saves the file. */
export function useDownload(app: string) {
  return useMutation({
    mutationFn: (artifact: string) =>
      call(
        api.POST("/api/apps/{app}/artifacts/{artifact}/link", {
          params: { path: { app, artifact } },
        }),
      ),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
}
