import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, call, type Schema } from "../../../api/client";

/** What an application is to become: other words, another specification, or an earlier checkpoint of its own. */
export interface Wanted {
  description?: string;
  spec?: Record<string, unknown>;
  restore?: string;
}

/** What would change; asks only when there is something to ask about. */
export function usePreview(app: string, wanted: Wanted | null) {
  return useQuery({
    queryKey: ["app", app, "changes", wanted],
    queryFn: ({ signal }) =>
      call(
        api.POST("/api/apps/{app}/changes", {
          params: { path: { app } },
          body: asked(wanted ?? {}),
          signal,
        }),
      ),
    enabled: wanted !== null,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

function asked({ description, spec }: Wanted): Schema["ChangesIn"] {
  if (spec) return { spec };
  return description === undefined ? {} : { description };
}

/** Has it built and released; gives the job. One `key` for each thing wanted makes a second click harmless. */
export function useBuild(app: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: Wanted; key: string }) =>
      call(
        api.POST("/api/apps/{app}/builds", {
          params: { path: { app }, header: { "idempotency-key": key } },
          body: {
            ...(wanted.description !== undefined && { description: wanted.description }),
            options: {
              attachments: [],
              ...(wanted.restore !== undefined
                ? { restore: wanted.restore }
                : wanted.spec && { spec: wanted.spec }),
            },
          },
        }),
      ),
    // Nobody waits for it: the page of the build comes next.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["app", app], exact: true });
      void client.invalidateQueries({ queryKey: ["apps"] });
    },
  });
}
