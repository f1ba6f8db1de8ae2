import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { type Following, followJob } from "./followJob";
import type { JobEvent } from "./jobs";

export interface JobEvents {
  events: readonly JobEvent[];
  following: Following;
}

const NOTHING: JobEvents = { events: [], following: "connecting" };

/** What has been told about a job, as it is told. Lines that come at once are drawn at once. */
export function useJobEvents(job: string): JobEvents {
  const client = useQueryClient();
  const [state, setState] = useState<JobEvents & { job: string }>({ job, ...NOTHING });
  useEffect(() => {
    const stop = new AbortController();
    const known: JobEvent[] = [];
    let following: Following = "connecting";
    let frame = 0;
    let refresh: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        // A copy for each picture, not for each line: ten thousand come at once.
        setState({ job, events: [...known], following });
      });
    };
    const look = () => void client.invalidateQueries({ queryKey: ["job", job] });
    void followJob({
      job,
      signal: stop.signal,
      since: () => known.at(-1)?.number ?? 0,
      onFollowing: (how) => {
        following = how;
        draw();
        if (how === "ended") look();
      },
      onEvents: (events) => {
        const last = known.at(-1)?.number ?? 0;
        const fresh = events.filter(({ number }) => number > last);
        if (fresh.length === 0) return;
        known.push(...fresh);
        draw();
        if (!fresh.some(({ kind }) => kind === "step" || kind === "state")) return;
        clearTimeout(refresh);
        refresh = setTimeout(look, 150);
      },
    });
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
      clearTimeout(refresh);
    };
  }, [job, client]);
  return state.job === job ? state : NOTHING;
}
