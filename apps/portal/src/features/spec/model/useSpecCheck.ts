import { useEffect, useState } from "react";

import { api, call } from "../../../api/client";
import type { Fault, Spec, Suggestion } from "./types";

const PAUSE = 400;

export interface SpecCheck {
  /** What was found in the newest specification that was looked at. */
  faults: readonly Fault[];
  /** That specification with all that follows from it (pages, permissions); null when it has errors. */
  completed: Spec | null;
  /** Features as switches, of the newest specification without errors. */
  suggestions: readonly Suggestion[];
  /** Whether the specification has changed since. */
  checking: boolean;
  /** Whether the check could not be asked; the faults may be old then. */
  failed: boolean;
}

interface Answer extends Omit<SpecCheck, "checking"> {
  of: Spec | null;
}

const NOTHING: Answer = { of: null, faults: [], completed: null, suggestions: [], failed: false };

/** Asks for the faults of a specification when a person pauses. */
export function useSpecCheck(spec: Spec | null): SpecCheck {
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  useEffect(() => {
    if (spec === null) return;
    const aborter = new AbortController();
    const { signal } = aborter;
    const timer = setTimeout(() => {
      call(
        api.POST("/api/specs/check", {
          body: { spec: spec as Record<string, unknown>, operations: [], mend: false },
          signal,
        }),
      ).then(
        (found) => {
          const completed = (found.spec ?? null) as Spec | null;
          if (!signal.aborted) {
            setAnswer((last) => ({
              of: spec,
              faults: found.faults,
              completed,
              suggestions: completed ? (found.suggestions ?? []) : last.suggestions,
              failed: false,
            }));
          }
        },
        () => {
          if (!signal.aborted) setAnswer((last) => ({ ...last, of: spec, failed: true }));
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [spec]);
  const { of, ...found } = answer;
  return { ...found, checking: spec !== null && of !== spec };
}
