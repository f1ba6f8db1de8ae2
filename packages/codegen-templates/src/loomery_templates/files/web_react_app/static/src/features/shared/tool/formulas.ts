import { type ToolValue, ToolError } from "../../../lib/functions/types";

/** The inputs while they are typed: numbers and files may be missing. */
export type Draft<Inputs> = {
  [Name in keyof Inputs]: Inputs[Name] extends string | boolean
    ? Inputs[Name]
    : Inputs[Name] | null;
};

/** How an output is computed, and what must be there before. */
export interface Formula<Inputs> {
  needs: readonly (keyof Inputs & string)[];
  compute: (inputs: Inputs) => ToolValue | Promise<ToolValue>;
}

export type Result =
  { state: "waiting" } | { state: "fault"; message: string } | { state: "done"; value: ToolValue };

/** Computes one output; a fault becomes words for the person. */
export function run<Inputs>(
  formula: Formula<Inputs>,
  draft: Draft<Inputs>,
): Result | Promise<Result> {
  const missing = formula.needs.some((name) => draft[name] === null || draft[name] === "");
  if (missing) return { state: "waiting" };
  try {
    const value = formula.compute(draft as Inputs);
    return value instanceof Promise ? value.then(done, fault) : done(value);
  } catch (error) {
    return fault(error);
  }
}

function done(value: ToolValue): Result {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { state: "fault", message: "This has no answer." };
  }
  return { state: "done", value };
}

function fault(error: unknown): Result {
  const message = error instanceof ToolError ? error.message : "This cannot be worked on.";
  return { state: "fault", message };
}
