import { api, call } from "../../api/client";
import type { Draft, Reviewed, Understood } from "./draft";
import { type Spec, withIds } from "../spec";
import { mergeSpecs, same } from "./mergeSpecs";

/** A specification that was attached is taken as it is: nothing is understood, nothing is asked. */
function taken(spec: Record<string, unknown>): Understood {
  return {
    spec: withIds(spec as unknown as Spec) as unknown as Record<string, unknown>,
    sentences: [],
    origins: {},
    assumed: [],
    questions: [],
    suggestions: [],
    targets: [],
    notes: [],
  };
}

/** Reads the words of a draft, or takes its attached specification; edits of an earlier review stay. */
export async function readDraft(draft: Draft, signal?: AbortSignal): Promise<Reviewed> {
  const words = draft.words.trim();
  const understood = draft.attachedSpec
    ? taken(draft.attachedSpec.spec)
    : await call(
        api.POST("/api/understandings", {
          body: {
            description: words,
            ...(draft.name.trim() !== "" && { name: draft.name.trim() }),
          },
          ...(signal && { signal }),
        }),
      );
  const before = draft.reviewed;
  const spec = before
    ? mergeSpecs(before.understood.spec, before.spec, understood.spec)
    : understood.spec;
  return { words, understood, spec, answers: before?.answers ?? {} };
}

/** Whether anything was edited since it was read. */
export function isEdited(reviewed: Reviewed): boolean {
  return !same(reviewed.spec, reviewed.understood.spec);
}

/** The words with a part said differently; what is left empty takes its space along. */
export function wordsWith(words: string, start: number, end: number, instead: string): string {
  const before = words.slice(0, start);
  const after = words.slice(end);
  if (instead.trim() !== "") return `${before}${instead.trim()}${after}`;
  return `${before.trimEnd()} ${after.trimStart()}`.trim();
}
