import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

import type { Query } from "./http";

export interface ListOptions {
  /** "title" or "-created_at". */
  defaultSort?: string;
  pageSize?: number;
  /** The names of the filters that the list knows; others in the address are ignored. */
  filters?: readonly string[];
}

export interface ListState {
  q: string;
  page: number;
  pageSize: number;
  sort: string;
  filters: Readonly<Record<string, string>>;
  /** Whether a search or a filter narrows the list. */
  narrowed: boolean;
  /** Ready for the API. */
  query: Query;
  setQ: (q: string) => void;
  setPage: (page: number) => void;
  setSort: (sort: string) => void;
  /** Ascending, then descending. */
  toggleSort: (column: string) => void;
  setFilter: (name: string, value: string) => void;
  clear: () => void;
}

const NO_FILTERS: readonly string[] = [];

/** Search, page, sorting and filters of a list, kept in the address: shareable, and "back" works. */
export function useListState(options: ListOptions = {}): ListState {
  const { defaultSort = "", pageSize = 20, filters: names = NO_FILTERS } = options;
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (changes: Readonly<Record<string, string>>, keepsPage = false) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          if (!keepsPage) next.delete("page");
          for (const [name, value] of Object.entries(changes)) {
            if (value === "") next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: !keepsPage, preventScrollReset: !keepsPage },
      );
    },
    [setParams],
  );

  return useMemo(() => {
    const q = params.get("q") ?? "";
    const page = Math.max(1, Math.trunc(Number(params.get("page"))) || 1);
    const sort = params.get("sort") ?? defaultSort;
    const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""]));
    return {
      q,
      page,
      pageSize,
      sort,
      filters,
      narrowed: q !== "" || Object.values(filters).some((value) => value !== ""),
      query: { q, page, page_size: pageSize, sort, ...filters },
      setQ: (next: string) => {
        change({ q: next });
      },
      setPage: (next: number) => {
        change({ page: next > 1 ? String(next) : "" }, true);
      },
      setSort: (next: string) => {
        change({ sort: next === defaultSort ? "" : next });
      },
      toggleSort: (column: string) => {
        const next = sort === column ? `-${column}` : column;
        change({ sort: next === defaultSort ? "" : next });
      },
      setFilter: (name: string, value: string) => {
        change({ [name]: value });
      },
      clear: () => {
        change(Object.fromEntries(["q", ...names].map((name) => [name, ""])));
      },
    };
  }, [params, defaultSort, pageSize, names, change]);
}
