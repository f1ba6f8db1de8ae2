import { useCallback } from "react";

import { useEditor } from "../editor/context";
import type { Spec } from "../model/types";
import { besides, counted, losses } from "../ops/consequences";
import { useSay } from "./say";

/** Takes something out at once, says what went with it, and offers to take that back. */
export function useRemove() {
  const { change, current, removed } = useEditor();
  const say = useSay();
  return useCallback(
    (label: string, remove: (spec: Spec) => Spec) => {
      const before = current();
      const after = remove(before);
      if (after === before) return;
      change(() => after, say("change.removed", { label }));
      const others = counted(besides(losses(before, after), label));
      const told = others.map(([kind, count]) => say(`loss.${kind}`, { count })).join(", ");
      removed(
        told ? say("removedWith", { label, with: told }) : say("removed", { label }),
        before,
        after,
      );
    },
    [change, current, removed, say],
  );
}
