import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";

import { api, type AuthSchema, call, type Schema } from "../../api/client";

export type Organisation = AuthSchema["AdminOrganisation"];
export type Person = AuthSchema["AdminPerson"];
export type Limits = Schema["UsualQuotas"];

const NEWS = 10_000;
const AT_ONCE = 30;

export function useHealth() {
  return useQuery({
    queryKey: ["admin", "health"],
    queryFn: ({ signal }) => call(api.GET("/api/admin/health", { signal })),
    refetchInterval: 3 * NEWS,
  });
}

export function useQueue() {
  return useQuery({
    queryKey: ["admin", "queue"],
    queryFn: ({ signal }) => call(api.GET("/api/admin/queue", { signal })),
    refetchInterval: NEWS,
  });
}

export function useWorkers() {
  return useQuery({
    queryKey: ["admin", "workers"],
    queryFn: ({ signal }) => call(api.GET("/api/admin/workers", { signal })),
    refetchInterval: NEWS,
  });
}

export function useModel() {
  return useQuery({
    queryKey: ["admin", "models"],
    queryFn: ({ signal }) => call(api.GET("/api/admin/models", { signal })),
  });
}

export function usePlugins() {
  return useQuery({
    queryKey: ["admin", "plugins"],
    queryFn: ({ signal }) => call(api.GET("/api/admin/plugins", { signal })),
  });
}

export function useQuotas(tenant: string) {
  return useQuery({
    queryKey: ["admin", "quotas", tenant],
    queryFn: ({ signal }) =>
      call(api.GET("/api/admin/quotas/{tenant}", { params: { path: { tenant } }, signal })),
  });
}

/** Organisations of the platform, some at a time. */
export function useAllOrganisations(search: string) {
  return useInfiniteQuery({
    queryKey: ["admin", "organisations", "list", search],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/auth/admin/organisations", {
          params: { query: { search, cursor: pageParam, limit: AT_ONCE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** People of the platform, some at a time. */
export function useAllPeople(search: string) {
  return useInfiniteQuery({
    queryKey: ["admin", "people", search],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/auth/admin/people", {
          params: { query: { search, cursor: pageParam, limit: AT_ONCE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** What those who run the platform change. */
export function useAdminChanges() {
  const queries = useQueryClient();
  const look = () => queries.invalidateQueries({ queryKey: ["admin"] });
  const suspend = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & AuthSchema["SuspensionChange"]) =>
      call(
        api.PATCH("/api/auth/admin/organisations/{organisation}", {
          params: { path: { organisation: id } },
          body,
        }),
      ),
    onSuccess: look,
  });
  const own = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & AuthSchema["OwnershipChange"]) =>
      call(api.PATCH("/api/auth/admin/people/{user}", { params: { path: { user: id } }, body })),
    onSuccess: async (_person, { instead_of_me }) => {
      await look();
      if (instead_of_me) await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const limit = useMutation({
    mutationFn: ({ tenant, ...body }: { tenant: string } & Schema["GivenQuotas"]) =>
      call(api.PUT("/api/admin/quotas/{tenant}", { params: { path: { tenant } }, body })),
    onSuccess: look,
  });
  const retry = useMutation({
    mutationFn: (job: string) =>
      call(api.POST("/api/admin/dead/{job}/retry", { params: { path: { job } } })),
    onSuccess: look,
  });
  return { suspend, own, limit, retry };
}
