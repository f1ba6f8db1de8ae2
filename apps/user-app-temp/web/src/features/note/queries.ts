import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type NoteInput, noteApi } from "../../api/note";

export const noteKeys = {
  all: ["note"] as const,
  list: (query: ListQuery) => ["note", "list", query] as const,
  one: (id: number) => ["note", "one", id] as const,
  stats: (query: StatQuery) => ["note", "stats", query] as const,
};

/** A page of notes; the page before stays while the next one loads. */
export function useNoteList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: noteKeys.list(query),
    queryFn: ({ signal }) => noteApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useNoteRecord(id: number) {
  return useQuery({
    queryKey: noteKeys.one(id),
    queryFn: ({ signal }) => noteApi.get(id, signal),
  });
}

/** Figures about notes, one per group. */
export function useNoteStats(query: StatQuery) {
  return useQuery({
    queryKey: noteKeys.stats(query),
    queryFn: ({ signal }) => noteApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateNote() {
  return useMutation({
    mutationFn: (input: Partial<NoteInput>) => noteApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateNote() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial<NoteInput> }) =>
      noteApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteNote() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => noteApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: noteKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "note" || query.queryKey[1] !== "one",
      });
    },
  });
}

export function useImportNote() {
  return useMutation({
    mutationFn: (file: File) => noteApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
