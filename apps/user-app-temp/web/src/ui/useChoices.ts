import { useEffect, useState } from "react";

import type { Choice } from "./splitField";

export interface ChoiceSource<Value extends string | number> {
  /** All choices, filtered here by what is typed. */
  options?: readonly Choice<Value>[];
  /** Or the choices that match what is typed, asked for when typing pauses. */
  loadOptions?: (query: string, signal: AbortSignal) => Promise<readonly Choice<Value>[]>;
}

export interface Choices<Value extends string | number> {
  choices: readonly Choice<Value>[];
  loading: boolean;
}

const PAUSE = 180;

/** What can be chosen for what is typed, from a list or from the server. */
export function useChoices<Value extends string | number>(
  { options, loadOptions }: ChoiceSource<Value>,
  query: string,
  open: boolean,
): Choices<Value> {
  const [answer, setAnswer] = useState<{ query: string; choices: readonly Choice<Value>[] }>();

  useEffect(() => {
    if (!open || !loadOptions) return;
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      loadOptions(query, aborter.signal).then(
        (choices) => {
          if (!aborter.signal.aborted) setAnswer({ query, choices });
        },
        () => {
          if (!aborter.signal.aborted) setAnswer({ query, choices: [] });
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
    // A loader written inline is new at every render; what is typed decides when to ask again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open, query]);

  if (loadOptions) {
    return { choices: answer?.choices ?? [], loading: open && answer?.query !== query };
  }
  const wanted = query.trim().toLowerCase();
  const choices = (options ?? []).filter((choice) => choice.label.toLowerCase().includes(wanted));
  return { choices, loading: false };
}
