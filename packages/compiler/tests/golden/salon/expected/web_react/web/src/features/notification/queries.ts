import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type NotificationInput, notificationApi } from "../../api/notification";

export const notificationKeys = {
  all: ["notification"] as const,
  list: (query: ListQuery) => ["notification", "list", query] as const,
  one: (id: number) => ["notification", "one", id] as const,
  stats: (query: StatQuery) => ["notification", "stats", query] as const,
};

/** A page of notifications; the page before stays while the next one loads. */
export function useNotificationList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: notificationKeys.list(query),
    queryFn: ({ signal }) => notificationApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useNotificationRecord(id: number) {
  return useQuery({
    queryKey: notificationKeys.one(id),
    queryFn: ({ signal }) => notificationApi.get(id, signal),
  });
}

/** Figures about notifications, one per group. */
export function useNotificationStats(query: StatQuery) {
  return useQuery({
    queryKey: notificationKeys.stats(query),
    queryFn: ({ signal }) => notificationApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateNotification() {
  return useMutation({
    mutationFn: (input: Partial< NotificationInput >) => notificationApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateNotification() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< NotificationInput > }) =>
      notificationApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteNotification() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => notificationApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: notificationKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "notification" || query.queryKey[1] !== "one",
      });
    },
  });
}

export function useImportNotification() {
  return useMutation({
    mutationFn: (file: File) => notificationApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
