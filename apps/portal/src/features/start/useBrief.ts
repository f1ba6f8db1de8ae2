import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, call } from "../../api/client";
import { ApiError } from "../../lib/errors";

const PAUSE = 100;
const LEAST = 8;

/**
 * What is recognised in words that are still being written. Waits for a short pause in typing; a newer text aborts
 * the request before. Old chips stay until there are new ones, so that nothing flickers.
 */
export function useBrief(words: string) {
  const settled = useSettled(words.trim(), PAUSE);
  const enough = settled.length >= LEAST;
  const query = useQuery({
    queryKey: ["brief", settled],
    queryFn: ({ signal }) =>
      call(api.POST("/api/understandings/brief", { body: { description: settled }, signal })),
    enabled: enough,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    // "Superseded" and "too fast" pass by themselves; whoever may not build, or sends nonsense, gets no chips.
    retry: (failures, error) =>
      failures < 4 && error instanceof ApiError && [0, 409, 429, 503].includes(error.status),
    retryDelay: (failures) => 400 * (failures + 1),
  });
  return {
    brief: enough ? query.data : undefined,
    reading: enough && (query.isFetching || settled !== words.trim()),
    failed: query.isError,
  };
}

function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [value, pause]);
  return settled;
}
