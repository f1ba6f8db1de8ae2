import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, call } from "../../../api/client";
import type { DataAddress } from "./useDataAddress";

export const PAGE_SIZE = 50;

/** The tables of the live database, with how many rows each holds. */
export function useTables(app: string) {
  return useQuery({
    queryKey: ["app", app, "data"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/data", { params: { path: { app } }, signal })),
    retry: false,
  });
}

/** One page of a table's rows; the page before stays in sight until the next one is here. */
export function useRows(app: string, table: string, { page, sort, text }: DataAddress) {
  const descending = sort.startsWith("-");
  return useQuery({
    queryKey: ["app", app, "data", table, page, sort, text],
    queryFn: ({ signal }) =>
      call(
        api.GET("/api/apps/{app}/data/{table}", {
          params: {
            path: { app, table },
            query: {
              offset: (page - 1) * PAGE_SIZE,
              limit: PAGE_SIZE,
              sort: descending ? sort.slice(1) : sort,
              descending,
              text,
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
