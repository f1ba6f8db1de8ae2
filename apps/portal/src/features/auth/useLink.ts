import { useQuery } from "@tanstack/react-query";

/** Uses what stands in the link of a mail, once, however often the page is drawn. */
export function useLink(kind: string, token: string, follow: () => Promise<unknown>) {
  return useQuery({
    queryKey: ["link", kind, token],
    queryFn: async () => {
      await follow();
      return true;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
