import { useEffect, useMemo, useState } from "react";

import type { Binding } from "../../../lib/useForm";
import { type Draft, type Formula, type Result, run } from "./formulas";

const WAITING: Result = { state: "waiting" };

/** What is typed into a tool. */
export function useInputs<Inputs extends object>(start: Draft<Inputs>) {
  const [inputs, setInputs] = useState(start);
  return {
    inputs,
    reset: () => {
      setInputs(start);
    },
    bind: <Name extends keyof Draft<Inputs> & string>(
      name: Name,
    ): Binding<Draft<Inputs>[Name]> => ({
      name,
      value: inputs[name],
      error: undefined,
      onChange: (value) => {
        setInputs((current) => ({ ...current, [name]: value }));
      },
    }),
  };
}

/** The results of all formulas; slow ones come when they are ready. Without inputs nothing is computed. */
export function useResults<Inputs extends object>(
  formulas: Readonly<Record<string, Formula<Inputs>>>,
  inputs: Draft<Inputs> | null,
): Readonly<Record<string, Result>> {
  const started = useMemo(
    () =>
      Object.entries(formulas).map(
        ([name, formula]) => [name, inputs === null ? WAITING : run(formula, inputs)] as const,
      ),
    [formulas, inputs],
  );
  const [ready, setReady] = useState<{ of: typeof started; results: readonly Result[] }>();
  useEffect(() => {
    if (!started.some(([, result]) => result instanceof Promise)) return;
    let wanted = true;
    void Promise.all(started.map(([, result]) => result)).then((results) => {
      if (wanted) setReady({ of: started, results });
    });
    return () => {
      wanted = false;
    };
  }, [started]);
  return Object.fromEntries(
    started.map(([name, result], index) => {
      const late = ready?.of === started ? ready.results[index] : undefined;
      return [name, result instanceof Promise ? (late ?? WAITING) : result];
    }),
  );
}
