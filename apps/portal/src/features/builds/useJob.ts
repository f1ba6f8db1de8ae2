import { useQuery } from "@tanstack/react-query";

import { api, call } from "../../api/client";
import type { Following } from "./followJob";
import { isOver } from "./jobs";

const OFTEN = 2_000;
const SELDOM = 8_000;

/** How a job stands. News say when to look again; where they do not arrive, it is asked every two seconds. */
export function useJob(job: string, following: Following) {
  return useQuery({
    queryKey: ["job", job, "status"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/status/{job}", { params: { path: { job } }, signal })),
    refetchInterval: ({ state: { data, error } }) => {
      if (data && isOver(data.state)) return false;
      if (!data && error) return false;
      return following === "live" ? SELDOM : OFTEN;
    },
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
}

/** The application that a job builds; looked at anew with the job, because it gets its name and picture from it. */
export function useAppOf(job: string, app: string | undefined) {
  return useQuery({
    queryKey: ["job", job, "app"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/apps/{app}", { params: { path: { app: app ?? "" } }, signal })),
    enabled: app !== undefined,
  });
}
