import { useSearchParams } from "react-router";

import { useMe } from "../../api/useSession";
import { dayIn, isDay, type Preset, PRESETS, type Range, shifted } from "./range";

export interface Looked {
  range: Range;
  timeZone: string;
  /** The application, empty for all. */
  app: string;
  /** Pages and events of the way that is looked at; empty: the most visited pages. */
  steps: readonly string[];
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is looked at, kept in the address: `?range=30d&zone=Europe/Berlin&app=…&steps=/,/tasks`. */
export function useAnalyticsAddress() {
  const [params, setParams] = useSearchParams();
  const { data: me } = useMe();
  const usual = me?.time_zone ?? HERE;
  const timeZone = knownZone(params.get("zone")) ?? usual;
  const looked: Looked & { compares: boolean } = {
    range: rangeOf(params, timeZone),
    timeZone,
    app: params.get("app") ?? "",
    compares: params.get("compare") === "1",
    steps: (params.get("steps") ?? "").split(",").filter(Boolean).slice(0, 10),
  };
  const go = (change: Record<string, string>) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === "") next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return { ...looked, usualZone: usual, ready: me !== undefined, go };
}

function rangeOf(params: URLSearchParams, timeZone: string): Range {
  const today = dayIn(new Date(), timeZone);
  const [from, to] = [params.get("from") ?? "", params.get("to") ?? ""];
  if (params.get("range") === "own") {
    const begin = isDay(from) ? from : shifted(today, -6);
    const end = isDay(to) ? to : today;
    return begin <= end
      ? { preset: "own", from: begin, to: end }
      : { preset: "own", from: end, to: begin };
  }
  const preset = PRESETS.find((one): one is Preset => one === params.get("range")) ?? "7d";
  return { preset, from: shifted(today, -6), to: today };
}

function knownZone(name: string | null): string | undefined {
  if (name === null) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
}
