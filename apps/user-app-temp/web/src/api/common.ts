/** Shapes and calls that every collection of the API shares. */
import { http, type Query } from "../lib/http";

/** One page of a collection. */
export interface Paged<Item> {
  items: Item[];
  total: number;
  page: number;
  page_size: number;
}

/** A record that another one points to. */
export interface Ref {
  id: number;
  label: string;
}

/** What the person who asks may do with a record. */
export interface Can {
  edit: boolean;
  delete: boolean;
  transitions: string[];
}

/** What every record has. */
export interface Stored {
  id: number;
  label: string;
  created_at: string;
  updated_at: string;
  can: Can;
}

/** A figure of a group of records. */
export interface StatItem {
  key: string | number | boolean | null;
  label: string;
  value: number;
}

/** Search, page, order and filters of a list. */
export type ListQuery = Query;

/** Whether a list is asked for, and how often again (milliseconds). */
export interface ListOptions {
  enabled?: boolean;
  refetchInterval?: number;
}

/** Which figure, per which group, and filters as in a list. */
export type StatQuery = Query;

/** The calls that every collection offers. */
export function collection<Item extends Stored, Input>(path: string) {
  const one = (id: number) => `${path}/${String(id)}`;
  return {
    path,
    list: (query: ListQuery = {}, signal?: AbortSignal) =>
      http.get<Paged<Item>>(path, { query, ...(signal && { signal }) }),
    get: (id: number, signal?: AbortSignal) =>
      http.get<Item>(one(id), { ...(signal && { signal }) }),
    create: (input: Partial<Input>) => http.post<Item>(path, input),
    update: (id: number, input: Partial<Input>) => http.patch<Item>(one(id), input),
    remove: (id: number) => http.delete(one(id)),
    transition: (id: number, name: string) => http.post<Item>(`${one(id)}/transitions/${name}`),
    stats: (query: StatQuery, signal?: AbortSignal) =>
      http.get<{ items: StatItem[] }>(`${path}/stats`, { query, ...(signal && { signal }) }),
    importCsv: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return http.post<unknown>(`${path}/import`, form);
    },
  };
}

/** Choices for a picker: records of a collection whose text matches. */
export async function loadRefs(
  path: string,
  query: string,
  signal?: AbortSignal,
): Promise<{ value: number; label: string }[]> {
  const found = await http.get<{ items: Ref[] }>(`${path}/options`, {
    query: { q: query },
    ...(signal && { signal }),
  });
  return found.items.map(({ id, label }) => ({ value: id, label }));
}
