import { useSearchParams } from "react-router";

import type { Shown } from "../../features/apps/queries";

const SHOWN: readonly Shown[] = ["active", "archived", "deleted"];

/** What of the list is shown, kept in the address: `/apps?state=archived&q=library`. */
export function useListAddress() {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return {
    shown: SHOWN.find((one) => one === params.get("state")) ?? "active",
    text: (params.get("q") ?? "").slice(0, 200),
    show: (state: Shown) => {
      set("state", state === "active" ? "" : state);
    },
    search: (text: string) => {
      set("q", text.trim());
    },
  };
}
