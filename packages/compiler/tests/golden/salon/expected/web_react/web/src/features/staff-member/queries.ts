import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type StaffMemberInput, staffMemberApi } from "../../api/staff-member";

export const staffMemberKeys = {
  all: ["staff-member"] as const,
  list: (query: ListQuery) => ["staff-member", "list", query] as const,
  one: (id: number) => ["staff-member", "one", id] as const,
  stats: (query: StatQuery) => ["staff-member", "stats", query] as const,
};

/** A page of staff; the page before stays while the next one loads. */
export function useStaffMemberList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: staffMemberKeys.list(query),
    queryFn: ({ signal }) => staffMemberApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useStaffMemberRecord(id: number) {
  return useQuery({
    queryKey: staffMemberKeys.one(id),
    queryFn: ({ signal }) => staffMemberApi.get(id, signal),
  });
}

/** Figures about staff, one per group. */
export function useStaffMemberStats(query: StatQuery) {
  return useQuery({
    queryKey: staffMemberKeys.stats(query),
    queryFn: ({ signal }) => staffMemberApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateStaffMember() {
  return useMutation({
    mutationFn: (input: Partial< StaffMemberInput >) => staffMemberApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateStaffMember() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< StaffMemberInput > }) =>
      staffMemberApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteStaffMember() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => staffMemberApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: staffMemberKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "staff-member" || query.queryKey[1] !== "one",
      });
    },
  });
}

export function useImportStaffMember() {
  return useMutation({
    mutationFn: (file: File) => staffMemberApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
