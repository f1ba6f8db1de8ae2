import { useEffect, useState } from "react";

import { api, call, type Schema } from "../../../api/client";
import type { Spec } from "../model/types";

const PAUSE = 500;

export type Difference = Schema["WordedChange"];

/** What differs between two specifications, in sentences; null while that is not known. */
export function useDifferences(before: Spec, after: Spec): readonly Difference[] | null {
  const [answer, setAnswer] = useState<{ of: Spec; changes: readonly Difference[] | null } | null>(
    null,
  );
  useEffect(() => {
    if (before === after) return;
    const aborter = new AbortController();
    const { signal } = aborter;
    const timer = setTimeout(() => {
      const body = {
        before: before as Record<string, unknown>,
        after: after as Record<string, unknown>,
      };
      call(api.POST("/api/specs/diff", { body, signal })).then(
        ({ changes }) => {
          if (!signal.aborted) setAnswer({ of: after, changes });
        },
        () => {
          // What cannot be compared has faults, which are told elsewhere.
          if (!signal.aborted) setAnswer({ of: after, changes: null });
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [before, after]);
  if (before === after) return NONE;
  return answer?.of === after ? answer.changes : null;
}

const NONE: readonly Difference[] = [];
