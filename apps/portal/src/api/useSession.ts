import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import { api, call } from "./client";
import { sessionState, subscribeToSession } from "./session";

/** Where the session stands; components follow it. */
export function useSessionState() {
  return useSyncExternalStore(subscribeToSession, sessionState);
}

/** The person who is signed in, with the organisation and the role there. */
export function useMe() {
  const state = useSessionState();
  return useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/me", { signal })),
    enabled: state === "open" || state === "over",
    staleTime: 60_000,
  });
}
