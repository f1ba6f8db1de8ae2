import { useQuery } from "@tanstack/react-query";

import { api, call } from "../../api/client";

/** With whom else one can sign in. */
export function useProviders() {
  return useQuery({
    queryKey: ["providers"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/providers", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether nobody has an account yet: whoever makes the first one owns the platform. */
export function useInstallation() {
  return useQuery({
    queryKey: ["installation"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/installation", { signal })),
  });
}

/** Whether mails stay on this machine and can be read from here: then they are an address away. */
export function useLocalMail(): boolean {
  const { data } = useQuery({
    queryKey: ["local-mail"],
    queryFn: async ({ signal }) => {
      const answer = await fetch("/api/dev/outbox?limit=1", { signal });
      return answer.ok && (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data === true;
}
