import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, call, type Schema } from "../../../api/client";

/** Accounts of the live application that everybody knows the password of. */
export function useDemo(app: string, enabled = true) {
  return useQuery({
    queryKey: ["app", app, "demo"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/demo", { params: { path: { app } }, signal })),
    enabled,
    // Counting them asks the database of the application: not at every look.
    staleTime: 120_000,
    refetchOnWindowFocus: false,
  });
}

/** Removes them, all but one that somebody takes over. */
export function useRemoveDemo(app: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keep: Schema["OwnAccount"] | null) =>
      call(api.POST("/api/apps/{app}/demo/removal", { params: { path: { app } }, body: { keep } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["app", app] }),
  });
}
