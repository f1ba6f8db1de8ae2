import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, call } from "../../../api/client";
import { type Following, followLog } from "./followLog";
import { joined, type Line, type Wanted } from "./lines";

const AT_ONCE = 200;
const MOST_LIVE = 10_000;

/** The log of an application: the newest lines that are wanted, earlier ones when asked, and those that come. */
export function useLog(app: string, wanted: Wanted) {
  // Where following begins is known before anything is asked, so that no line falls between the two.
  const begin = useQuery({
    queryKey: ["app", app, "log", "begin"],
    queryFn: async ({ signal }) => {
      const { items } = await call(
        api.GET("/api/apps/{app}/log", { params: { path: { app }, query: { limit: 1 } }, signal }),
      );
      return items.at(-1)?.number ?? -1;
    },
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const { live, following } = useLive(app, begin.data);
  const { text, levels } = wanted;
  const asked = useInfiniteQuery({
    queryKey: ["app", app, "log", text, levels.join(" ")],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/apps/{app}/log", {
          params: {
            path: { app },
            query: { text, level: [...levels], cursor: pageParam, limit: AT_ONCE },
          },
          signal,
        }),
      ),
    enabled: begin.data !== undefined,
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  // The first page holds the newest lines; each one after it those before.
  const known = [...(asked.data?.pages ?? [])].reverse().flatMap(({ items }) => items);
  const failed =
    begin.isError && begin.data === undefined ? begin : asked.isError && !asked.data ? asked : null;
  return { begin, asked, failed, following, lines: joined(known, live, wanted) };
}

interface Live {
  app: string;
  live: readonly Line[];
  following: Following;
}

const NOTHING = { live: [], following: "connecting" } as const;

/** Lines as they are printed, after the one with this number. Those that come at once are drawn at once. */
function useLive(app: string, begin: number | undefined): Omit<Live, "app"> {
  const [state, setState] = useState<Live>({ app, ...NOTHING });
  useEffect(() => {
    if (begin === undefined) return undefined;
    const stop = new AbortController();
    let live: readonly Line[] = [];
    let following: Following = "connecting";
    let frame = 0;
    const draw = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setState({ app, live, following });
      });
    };
    const since = () => live.at(-1)?.number ?? begin;
    void followLog({
      app,
      signal: stop.signal,
      since,
      onFollowing: (how) => {
        following = how;
        draw();
      },
      onLines: (lines) => {
        const last = since();
        const fresh = lines.filter(({ number }) => number > last);
        if (fresh.length === 0) return;
        live = [...live, ...fresh].slice(-MOST_LIVE);
        draw();
      },
    });
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
    };
  }, [app, begin]);
  return state.app === app ? state : { ...NOTHING };
}
