import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type AppointmentInput, appointmentApi } from "../../api/appointment";

export const appointmentKeys = {
  all: ["appointment"] as const,
  list: (query: ListQuery) => ["appointment", "list", query] as const,
  one: (id: number) => ["appointment", "one", id] as const,
  stats: (query: StatQuery) => ["appointment", "stats", query] as const,
};

/** A page of appointments; the page before stays while the next one loads. */
export function useAppointmentList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: appointmentKeys.list(query),
    queryFn: ({ signal }) => appointmentApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useAppointmentRecord(id: number) {
  return useQuery({
    queryKey: appointmentKeys.one(id),
    queryFn: ({ signal }) => appointmentApi.get(id, signal),
  });
}

/** Figures about appointments, one per group. */
export function useAppointmentStats(query: StatQuery) {
  return useQuery({
    queryKey: appointmentKeys.stats(query),
    queryFn: ({ signal }) => appointmentApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateAppointment() {
  return useMutation({
    mutationFn: (input: Partial< AppointmentInput >) => appointmentApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateAppointment() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial< AppointmentInput > }) =>
      appointmentApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteAppointment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => appointmentApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: appointmentKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "appointment" || query.queryKey[1] !== "one",
      });
    },
  });
}

/** Takes a step from one state to the next. */
export function useAppointmentTransition() {
  return useMutation({
    mutationFn: (step: { id: number; name: string }) => appointmentApi.transition(step.id, step.name),
    onSuccess: useRefresh(),
  });
}

export function useImportAppointment() {
  return useMutation({
    mutationFn: (file: File) => appointmentApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
