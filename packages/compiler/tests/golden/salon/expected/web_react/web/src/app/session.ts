import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { type Me, auth } from "../api/auth";
import { ApiError } from "../lib/errors";
import { onUnauthorized } from "../lib/http";

export type { Me, Role } from "../api/auth";

const KEY = ["session"];

/** Who is signed in: null for a visitor. */
export function useSession() {
  const cache = useQueryClient();
  const found = useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<Me | null> => {
      try {
        return await auth.me();
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 300_000,
  });

  /** What was fetched for one person is not for the next. */
  function become(user: Me | null) {
    cache.clear();
    cache.setQueryData(KEY, user);
  }

  return { user: found.data ?? null, isPending: found.isPending, become };
}

/** Notices that the session has ended, whatever page finds out. */
export function useSessionEnd() {
  const cache = useQueryClient();
  useEffect(
    () =>
      onUnauthorized(() => {
        if (cache.getQueryData(KEY)) cache.setQueryData(KEY, null);
      }),
    [cache],
  );
}
