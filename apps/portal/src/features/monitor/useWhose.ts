import { useQuery } from "@tanstack/react-query";

import { api, call } from "../../api/client";
import { useMe } from "../../api/useSession";

/** Whose something is: the name is empty where it goes without saying, links lead to what is one's own. */
export type WhoseName = (tenant: string) => { mine: boolean; name: string };

/** Names of organisations, where everything on the platform is shown. */
export function useWhose(everyones: boolean): WhoseName {
  const { data: me } = useMe();
  const { data: names } = useQuery({
    queryKey: ["admin", "organisations", "names"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/auth/admin/organisations", { params: { query: { limit: 200 } }, signal })),
    select: ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
    enabled: everyones,
    staleTime: 60_000,
  });
  return (tenant) => ({
    mine: tenant === me?.tenant,
    name: everyones ? (names?.get(tenant) ?? tenant) : "",
  });
}
