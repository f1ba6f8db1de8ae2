import { useSearchParams } from "react-router";

import { type Level, LEVELS } from "./lines";

export interface LogAddress {
  view: "running" | "builds";
  text: string;
  level: Level | "";
}

/** What of the logs is shown, kept in the address: `?q=order&level=error`, `?view=builds`. */
export function useLogAddress() {
  const [params, setParams] = useSearchParams();
  const address: LogAddress = {
    view: params.get("view") === "builds" ? "builds" : "running",
    text: (params.get("q") ?? "").slice(0, 200),
    level: LEVELS.find((level) => level === params.get("level")) ?? "",
  };
  const go = (change: Partial<LogAddress>) => {
    const { text, level } = { ...address, ...change };
    const said = Object.entries({ q: text, level }).filter(([, value]) => value !== "");
    setParams(new URLSearchParams(said), { replace: true, preventScrollReset: true });
  };
  return { ...address, go };
}
