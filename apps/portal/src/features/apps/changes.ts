import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, call, type Schema } from "../../api/client";

/** After a change of an application: what is shown of it and of the others is asked for anew. */
function useRefresh() {
  const client = useQueryClient();
  return async (app: string, changed?: Schema["AppOut"]) => {
    if (changed) client.setQueryData(["app", app], changed);
    await Promise.all([
      client.invalidateQueries({ queryKey: ["apps"] }),
      client.invalidateQueries({ queryKey: ["app", app], exact: true }),
    ]);
  };
}

/** Renames an application, archives it or brings it back from the archive. */
export function useChangeApp() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ app, ...body }: Schema["AppChange"] & { app: string }) =>
      call(api.PATCH("/api/apps/{app}", { params: { path: { app } }, body })),
    onSuccess: (changed, { app }) => refresh(app, changed),
  });
}

/** Hides an application at once; it is removed for good some days later. */
export function useDeleteApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (app: string) => call(api.DELETE("/api/apps/{app}", { params: { path: { app } } })),
    onSuccess: (_, app) => {
      client.removeQueries({ queryKey: ["app", app] });
      return client.invalidateQueries({ queryKey: ["apps"] });
    },
  });
}

/** Brings a deleted application back, with its data and its address. */
export function useRestoreApp() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (app: string) =>
      call(api.POST("/api/apps/{app}/restore", { params: { path: { app } } })),
    onSuccess: (restored, app) => refresh(app, restored),
  });
}

/** Removes a deleted application and its data for good, before its days are over. */
export function useRemoveForGood() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (app: string) =>
      call(api.DELETE("/api/apps/{app}", { params: { path: { app }, query: { now: true } } })),
    onSuccess: (_, app) => refresh(app),
  });
}
