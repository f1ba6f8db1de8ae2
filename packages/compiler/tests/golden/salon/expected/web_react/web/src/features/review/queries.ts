import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type ReviewInput, reviewApi } from "../../api/review";

export const reviewKeys = {
  all: ["review"] as const,
  list: (query: ListQuery) => ["review", "list", query] as const,
  one: (id: number) => ["review", "one", id] as const,
  stats: (query: StatQuery) => ["review", "stats", query] as const,
};

/** A page of reviews; the page before stays while the next one loads. */
export function useReviewList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: reviewKeys.list(query),
    queryFn: ({ signal }) => reviewApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useReviewRecord(id: number) {
  return useQuery({
    queryKey: reviewKeys.one(id),
    queryFn: ({ signal }) => reviewApi.get(id, signal),
  });
}

/** Figures about reviews, one per group. */
export function useReviewStats(query: StatQuery) {
  return useQuery({
    queryKey: reviewKeys.stats(query),
    queryFn: ({ signal }) => reviewApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateReview() {
  return useMutation({
    mutationFn: (input: Partial< ReviewInput >) => reviewApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateReview() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< ReviewInput > }) =>
      reviewApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteReview() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => reviewApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: reviewKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "review" || query.queryKey[1] !== "one",
      });
    },
  });
}

export function useImportReview() {
  return useMutation({
    mutationFn: (file: File) => reviewApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
