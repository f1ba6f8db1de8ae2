/** Shapes that every collection of the API shares. */
import { type Query, request } from "./http";

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

/** Which figure, per which group. */
export interface StatQuery extends Record<string, Query[string]> {
  group_by?: string;
  measure?: "count" | "sum" | "avg" | "min" | "max";
  of?: string;
  by?: "day" | "week" | "month" | "year";
}

/** The calls that every collection offers. */
export function collection<Item extends Stored, Input>(path: string) {
  return {
    path,
    list: (query: ListQuery = {}, signal?: AbortSignal) =>
      request<Paged<Item>>("GET", path, { query, ...(signal && { signal }) }),
    get: (id: number, signal?: AbortSignal) =>
      request<Item>("GET", `${path}/${String(id)}`, { ...(signal && { signal }) }),
    create: (input: Partial<Input>) => request<Item>("POST", path, { body: input }),
    update: (id: number, input: Partial<Input>) =>
      request<Item>("PATCH", `${path}/${String(id)}`, { body: input }),
    remove: (id: number) => request<undefined>("DELETE", `${path}/${String(id)}`),
    transition: (id: number, name: string) =>
      request<Item>("POST", `${path}/${String(id)}/transitions/${name}`),
    stats: (query: StatQuery, signal?: AbortSignal) =>
      request<{ items: StatItem[] }>("GET", `${path}/stats`, { query, ...(signal && { signal }) }),
    importCsv: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return request<{ created: number }>("POST", `${path}/import`, { body });
    },
  };
}

/** A stored file. */
export interface Upload {
  url: string;
  name: string;
  size: number;
  content_type: string;
}

/** Stores a file and answers with its address. */
export function upload(file: File): Promise<Upload> {
  const body = new FormData();
  body.append("file", file);
  return request<Upload>("POST", "/uploads", { body });
}
