import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";

import { showClock } from "../../lib/show";
import { cx } from "../../ui/cx";
import { IconButton } from "../../ui/IconButton";

/** Milliseconds between two looks at what is new. */
const EVERY = 15_000;

/** Keeps what the page shows up to date while somebody looks at it, says since when, and can be paused. */
export function Live() {
  const [on, setOn] = useState(true);
  const cache = useQueryClient();
  const busy = useIsFetching() > 0;
  const latest = useLatest();
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void cache.refetchQueries({ type: "active" });
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [cache, on]);
  return (
    <div className="flex items-center gap-1 max-sm:-ms-2.5">
      <button
        type="button"
        aria-pressed={on}
        title={on ? "Pause" : "Keep up to date"}
        className="flex min-h-(--control-height) items-center gap-2 rounded-md px-2.5 text-sm hover:bg-hover"
        onClick={() => {
          setOn(!on);
        }}
      >
        <span
          aria-hidden
          className={cx("size-2 rounded-full", on ? "animate-pulse bg-success" : "bg-control")}
        />
        <span className="font-medium">Live</span>
        {latest > 0 && (
          <span className="text-muted tabular-nums">
            <span className="max-sm:sr-only">updated</span> {showClock(latest)}
          </span>
        )}
      </button>
      <IconButton
        icon={RefreshCw}
        label="Refresh"
        disabled={busy}
        onClick={() => void cache.refetchQueries({ type: "active" })}
      />
    </div>
  );
}

/** When the newest of what the page shows was read, in milliseconds; 0 before anything was. */
function useLatest(): number {
  const queries = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => queries.subscribe(changed),
    () =>
      Math.max(0, ...queries.findAll({ type: "active" }).map((query) => query.state.dataUpdatedAt)),
  );
}
