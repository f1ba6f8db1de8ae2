import { useSearchParams } from "react-router";

export interface DataAddress {
  /** The table that is shown; empty: the first. */
  table: string;
  page: number;
  /** A column; with `-` before it, from the end. */
  sort: string;
  text: string;
}

/** What of the records is shown, kept in the address: `?table=task&sort=-due&q=milk&page=2`. */
export function useDataAddress() {
  const [params, setParams] = useSearchParams();
  const address: DataAddress = {
    table: params.get("table") ?? "",
    page: Math.max(1, Number(params.get("page")) || 1),
    sort: params.get("sort") ?? "",
    text: (params.get("q") ?? "").slice(0, 200),
  };
  const go = (change: Partial<DataAddress>) => {
    const next = { ...address, page: 1, ...change };
    const named = { table: next.table, q: next.text, sort: next.sort };
    const said = Object.entries(named).filter(([, value]) => value !== "");
    if (next.page > 1) said.push(["page", String(next.page)]);
    setParams(new URLSearchParams(said), { replace: true, preventScrollReset: true });
  };
  return { ...address, go };
}
