import type { Schema } from "../../api/client";

export type Understood = Schema["Understood"];
export type Attachment = Schema["Attachment"];

/** What the review made of the words: kept with the words that it was made from. */
export interface Reviewed {
  /** The words that were read. */
  words: string;
  /** What the reading gave, as it was before anybody edited. */
  understood: Understood;
  /** The specification as it is edited now. */
  spec: Record<string, unknown>;
  /** By id of the question: the label of the answer; "" where it was left open. */
  answers: Record<string, string>;
}

/** Everything that somebody has said so far about an application that is not built yet. */
export interface Draft {
  words: string;
  name: string;
  /** Whether a browser tries the application too; null: as the platform does by itself. */
  browser: boolean | null;
  reviewed: Reviewed | null;
  /** A specification that was attached: it is built instead of what the words would give. */
  attachedSpec: { file: string; spec: Record<string, unknown> } | null;
  attachments: Attachment[];
  /** Names the request, so that asking twice builds once. */
  key: string;
}

export const EMPTY: Draft = {
  words: "",
  name: "",
  browser: null,
  reviewed: null,
  attachedSpec: null,
  attachments: [],
  key: "",
};

/** Whether there is anything that "start over" would throw away. */
export function isEmpty(draft: Draft): boolean {
  return (
    draft.words.trim() === "" &&
    draft.name === "" &&
    draft.reviewed === null &&
    draft.attachedSpec === null &&
    draft.attachments.length === 0
  );
}

/** The review still belongs to the words when nobody has written others since. */
export function reviewFits(draft: Draft): boolean {
  return draft.reviewed !== null && draft.reviewed.words.trim() === draft.words.trim();
}

/** The specification to build: the reviewed one, an attached one, or none (then the words decide). */
export function specOf(draft: Draft): Record<string, unknown> | null {
  if (reviewFits(draft)) return draft.reviewed?.spec ?? null;
  return draft.attachedSpec?.spec ?? null;
}

/** What the platform is asked to build; a specification without words is described by itself. */
export function orderOf(draft: Draft): Schema["CreateApp"] {
  const spec = specOf(draft);
  const said = draft.words.trim();
  const described = [spec?.description, spec?.name].find(
    (text) => typeof text === "string" && text.trim().length >= 3,
  );
  return {
    description: said.length >= 3 ? said : ((described as string | undefined) ?? said),
    ...(draft.name.trim() !== "" && { name: draft.name.trim() }),
    options: {
      attachments: draft.attachments,
      ...(draft.browser !== null && { browser: draft.browser }),
      ...(spec !== null && { spec }),
    },
  };
}

/** Whether there is enough to build something. */
export function canBuild(draft: Draft): boolean {
  return orderOf(draft).description.trim().length >= 3;
}
