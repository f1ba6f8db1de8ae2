import { useLocation, useSearchParams } from "react-router";

export type CodeView = "files" | "commits" | "compare";

export interface CodeAddress {
  view: CodeView;
  /** A branch, a checkpoint or a commit; empty: the newest. */
  ref: string;
  path: string;
  /** Counted from 1; 0: none. */
  line: number;
  /** The commit whose changes are shown. */
  commit: string;
  from: string;
  to: string;
}

/**
 * What of the code is shown, kept in the address: `?path=web/index.html&line=3`, `?view=commits`, `?commit=4f2a…`,
 * `?from=build-1&to=build-2`.
 */
export function useCodeAddress() {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const said = (name: string) => (params.get(name) ?? "").slice(0, 1000);
  const line = Number(said("line"));
  const compared = said("from") !== "" || params.get("view") === "compare";
  const commits = said("commit") !== "" || params.get("view") === "commits";
  const address: CodeAddress = {
    view: compared ? "compare" : commits ? "commits" : "files",
    ref: said("ref"),
    path: said("path"),
    line: Number.isSafeInteger(line) && line > 0 ? line : 0,
    commit: said("commit"),
    from: said("from"),
    to: said("to"),
  };
  return { ...address, at: (next: Partial<CodeAddress>) => at(pathname, next) };
}

/** The address of a place in the code. */
function at(pathname: string, { view, line = 0, ...named }: Partial<CodeAddress>): string {
  const next = new URLSearchParams();
  if (view === "compare" && !named.from) next.set("view", view);
  if (view === "commits" && !named.commit) next.set("view", view);
  for (const [name, value] of Object.entries(named)) if (value !== "") next.set(name, value);
  if (line > 0) next.set("line", String(line));
  return next.size === 0 ? pathname : `${pathname}?${next.toString()}`;
}
