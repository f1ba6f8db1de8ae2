import { type Draft, EMPTY } from "./draft";

/**
 * The draft of one person, kept in the browser: it survives a reload and the end of a session. Words are written at
 * once; the specification, which is long, in a place of its own so that typing stays quick.
 */
const WORDS = "loomery.draft.words.";
const SPEC = "loomery.draft.spec.";
/** Longer attachments would fill the store of the browser; they are kept until the page is closed. */
const MOST_ATTACHED = 1_500_000;
/** Milliseconds without a further edit. */
const PAUSE = 300;

let person: string | null = null;
let draft: Draft = EMPTY;
let built = "";
let pause = 0;
const listeners = new Set<() => void>();
// A page that is left or put aside may not come back.
window.addEventListener("pagehide", settle);
document.addEventListener("visibilitychange", settle);

export function subscribeToDraft(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentDraft(): Draft {
  return draft;
}

/** Whose draft is open; null until that is known. */
export function draftOwner(): string | null {
  return person;
}

/** Opens the draft of a person; does nothing when it is open already. What was typed meanwhile stays. */
export function openDraft(id: string) {
  if (person === id) return;
  settle();
  const typed = person === null ? draft.words : "";
  person = id;
  draft = { ...EMPTY, ...read(WORDS + id), ...read(SPEC + id) };
  if (typed !== "") changeDraft({ words: typed });
  else announce();
}

/** Changes some of it, and keeps it. What is asked for then is another request, with another name. */
export function changeDraft(changes: Partial<Draft>) {
  draft = { ...draft, key: "", ...changes };
  keep(changes);
  announce();
}

/**
 * Keeps an edit of the specification. It counts at once; that it is written down and told to the page waits for a
 * pause, because both take longer than the edit itself.
 */
export function keepEdit(reviewed: Draft["reviewed"]) {
  draft = { ...draft, key: "", reviewed };
  window.clearTimeout(pause);
  pause = window.setTimeout(settle, PAUSE);
}

/** Writes down and tells what was edited last. */
function settle() {
  if (pause === 0) return;
  window.clearTimeout(pause);
  pause = 0;
  keep({ reviewed: draft.reviewed });
  announce();
}

/** The draft is being built: it is put away as soon as the page of that build is there, and not before. */
export function markBuilt(job: string) {
  built = job;
}

/** For the page of a build: what it was made of is no longer a draft. */
export function putAwayBuilt(job: string) {
  if (built !== job) return;
  built = "";
  startOver();
}

/** Forgets everything that was said. */
export function startOver() {
  window.clearTimeout(pause);
  pause = 0;
  draft = EMPTY;
  if (person !== null) {
    localStorage.removeItem(WORDS + person);
    localStorage.removeItem(SPEC + person);
  }
  announce();
}

function keep(changes: Partial<Draft>) {
  if (person === null) return;
  const { reviewed, attachedSpec, attachments, ...small } = draft;
  write(WORDS + person, small);
  if (!("reviewed" in changes || "attachedSpec" in changes || "attachments" in changes)) return;
  const size = attachments.reduce((sum, { content }) => sum + content.length, 0);
  write(SPEC + person, {
    reviewed,
    attachedSpec,
    ...(size <= MOST_ATTACHED && { attachments }),
  });
}

function read(key: string): Partial<Draft> {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "{}") ?? {}) as Partial<Draft>;
  } catch {
    return {};
  }
}

function write(key: string, value: object) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The browser's store is full or refused: the draft then lives as long as the page.
  }
}

function announce() {
  for (const listener of listeners) listener();
}
