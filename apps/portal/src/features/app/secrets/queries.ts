import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, call } from "../../../api/client";

const keyOf = (app: string) => ["app", app, "secrets"];

/** The names of an application's secrets; their values are never read back. */
export function useSecrets(app: string) {
  return useQuery({
    queryKey: keyOf(app),
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}/secrets", { params: { path: { app } }, signal })),
    retry: false,
  });
}

export function usePutSecret(app: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, value }: { name: string; value: string }) =>
      call(
        api.PUT("/api/apps/{app}/secrets/{name}", {
          params: { path: { app, name } },
          body: { value },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(app) }),
  });
}

export function useForgetSecret(app: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      call(api.DELETE("/api/apps/{app}/secrets/{name}", { params: { path: { app, name } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(app) }),
  });
}
