import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { ListOptions, ListQuery, StatQuery } from "../../api/common";
import { type TaskInput, taskApi } from "../../api/task";

export const taskKeys = {
  all: ["task"] as const,
  list: (query: ListQuery) => ["task", "list", query] as const,
  one: (id: number) => ["task", "one", id] as const,
  stats: (query: StatQuery) => ["task", "stats", query] as const,
};

/** A page of tasks; the page before stays while the next one loads. */
export function useTaskList(query: ListQuery, options: ListOptions = {}) {
  return useQuery({
    queryKey: taskKeys.list(query),
    queryFn: ({ signal }) => taskApi.list(query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useTaskRecord(id: number) {
  return useQuery({
    queryKey: taskKeys.one(id),
    queryFn: ({ signal }) => taskApi.get(id, signal),
  });
}

/** Figures about tasks, one per group. */
export function useTaskStats(query: StatQuery) {
  return useQuery({
    queryKey: taskKeys.stats(query),
    queryFn: ({ signal }) => taskApi.stats(query, signal),
  });
}

/** Records hang together, so after a change everything on the page is asked for again. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useCreateTask() {
  return useMutation({
    mutationFn: (input: Partial<TaskInput>) => taskApi.create(input),
    onSuccess: useRefresh(),
  });
}

export function useUpdateTask() {
  return useMutation({
    mutationFn: (change: { id: number; input: Partial<TaskInput> }) =>
      taskApi.update(change.id, change.input),
    onSuccess: useRefresh(),
  });
}

export function useDeleteTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => taskApi.remove(id),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: taskKeys.one(id) });
      return cache.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "task" || query.queryKey[1] !== "one",
      });
    },
  });
}

/** Takes a step from one state to the next. */
export function useTaskTransition() {
  return useMutation({
    mutationFn: (step: { id: number; name: string }) => taskApi.transition(step.id, step.name),
    onSuccess: useRefresh(),
  });
}

export function useImportTask() {
  return useMutation({
    mutationFn: (file: File) => taskApi.importCsv(file),
    onSuccess: useRefresh(),
  });
}
