import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type UserItemInput, userItemApi } from "../../api/user";

export const userItemKeys = {
  all: ["user"] as const,
  list: (query: ListQuery) => ["user", "list", query] as const,
  one: (id: number) => ["user", "one", id] as const,
  stats: (query: StatQuery) => ["user", "stats", query] as const,
};

/** A page of users; the page before stays while the next one loads. */
export function useUserItemList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: userItemKeys.list(query),
    queryFn: ({ signal }) => userItemApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useUserItemRecord(id: number) {
  return useQuery({
    queryKey: userItemKeys.one(id),
    queryFn: ({ signal }) => userItemApi.get(id, signal),
  });
}

/** Figures about users, one per group. */
export function useUserItemStats(query: StatQuery) {
  return useQuery({
    queryKey: userItemKeys.stats(query),
    queryFn: ({ signal }) => userItemApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateUserItem() {
  return useMutation({
    mutationFn: (input: Partial< UserItemInput >) => userItemApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateUserItem() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< UserItemInput > }) =>
      userItemApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteUserItem() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => userItemApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: userItemKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "user" || query.queryKey[1] !== "one",
      });
    },
  });
}
