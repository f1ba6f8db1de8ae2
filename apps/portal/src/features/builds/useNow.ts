import { useEffect, useState } from "react";

/** The time, while something runs; it stands still otherwise. */
export function useNow(runs: boolean, every = 500): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [runs, every]);
  return now;
}
