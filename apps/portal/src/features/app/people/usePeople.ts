import { useQuery } from "@tanstack/react-query";

import { api, call } from "../../../api/client";

/** The members of the organisation, and what to call them. */
export function usePeople() {
  const query = useQuery({
    queryKey: ["members"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/members", { signal })),
    staleTime: 60_000,
  });
  const nameOf = (id: string) => {
    const found = query.data?.find((member) => member.id === id);
    return found ? found.name || found.email : "";
  };
  return { ...query, nameOf };
}
