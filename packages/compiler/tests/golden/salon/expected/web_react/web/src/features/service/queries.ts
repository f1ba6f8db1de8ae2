import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type ServiceInput, serviceApi } from "../../api/service";

export const serviceKeys = {
  all: ["service"] as const,
  list: (query: ListQuery) => ["service", "list", query] as const,
  one: (id: number) => ["service", "one", id] as const,
  stats: (query: StatQuery) => ["service", "stats", query] as const,
};

/** A page of services; the page before stays while the next one loads. */
export function useServiceList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: serviceKeys.list(query),
    queryFn: ({ signal }) => serviceApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useServiceRecord(id: number) {
  return useQuery({
    queryKey: serviceKeys.one(id),
    queryFn: ({ signal }) => serviceApi.get(id, signal),
  });
}

/** Figures about services, one per group. */
export function useServiceStats(query: StatQuery) {
  return useQuery({
    queryKey: serviceKeys.stats(query),
    queryFn: ({ signal }) => serviceApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateService() {
  return useMutation({
    mutationFn: (input: Partial< ServiceInput >) => serviceApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateService() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< ServiceInput > }) =>
      serviceApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteService() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => serviceApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: serviceKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "service" || query.queryKey[1] !== "one",
      });
    },
  });
}

export function useImportService() {
  return useMutation({
    mutationFn: (file: File) => serviceApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
