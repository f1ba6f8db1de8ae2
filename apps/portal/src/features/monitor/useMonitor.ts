import { useEffect, useState } from "react";

import { type Alert, freshAlerts, type Monitored } from "./changes";
import { type Following, followMonitor, type Scope } from "./followMonitor";

export interface Monitoring {
  state: Monitored | undefined;
  following: Following;
  /** Alerts that came while somebody looked, the newest of them. */
  news: Alert | undefined;
}

const NOTHING: Monitoring = { state: undefined, following: "connecting", news: undefined };

/** What is going on right now, for as long as the page is open. */
export function useMonitor(scope: Scope): Monitoring {
  const [known, setKnown] = useState<Monitoring & { scope: Scope }>({ scope, ...NOTHING });
  useEffect(() => {
    const stop = new AbortController();
    const change = (next: (before: Monitoring) => Partial<Monitoring>) => {
      if (stop.signal.aborted) return;
      setKnown((before) => {
        const own = before.scope === scope ? before : NOTHING;
        return { ...own, ...next(own), scope };
      });
    };
    void followMonitor({
      scope,
      signal: stop.signal,
      onFollowing: (following) => {
        change(() => ({ following }));
      },
      onState: (state) => {
        change((before) => {
          const fresh = before.state ? freshAlerts(before.state, state) : [];
          return { state, ...(fresh[0] && { news: fresh[0] }) };
        });
      },
    });
    return () => {
      stop.abort();
    };
  }, [scope]);
  return known.scope === scope ? known : NOTHING;
}
