import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, type AuthSchema, call } from "../../api/client";
import { useRefusal } from "../auth/useRefusal";

export type TokenInfo = AuthSchema["TokenInfo"];
export type MadeToken = AuthSchema["MadeToken"];

const KEY = ["tokens"];

/** The person's tokens in their present organisation. */
export function useTokens() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(api.GET("/api/auth/tokens", { signal })),
  });
}

/** A new token; its secret is in the answer and nowhere else. */
export function useMakeToken() {
  const queries = useQueryClient();
  const { spoken } = useRefusal();
  return useMutation({
    mutationFn: (body: AuthSchema["NewToken"]) =>
      spoken(() => call(api.POST("/api/auth/tokens", { body }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    // The secret is not kept longer than the page shows it.
    gcTime: 0,
  });
}

export function useRevokeToken() {
  const queries = useQueryClient();
  const { spoken } = useRefusal();
  return useMutation({
    mutationFn: (token: string) =>
      spoken(() => call(api.DELETE("/api/auth/tokens/{token}", { params: { path: { token } } }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
