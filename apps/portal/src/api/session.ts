import { refresh } from "./refresh";
import { dropToken, onElsewhere } from "./token";

/**
 * - `unknown`: not asked yet; `none`: nobody is signed in; `open`: somebody is.
 * - `over`: somebody was, and has to give the password again. Requests wait meanwhile, so that nothing typed is lost.
 */
export type SessionState = "unknown" | "none" | "open" | "over";

let state: SessionState = "unknown";
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

export function sessionState(): SessionState {
  return state;
}

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSession(next: SessionState) {
  if (next === state) return;
  state = next;
  if (next !== "over") {
    for (const go of waiting) go();
    waiting = [];
  }
  for (const listener of listeners) listener();
}

// Whoever signs in again in another tab goes on in this one.
onElsewhere("token", () => {
  if (state === "over") setSession("open");
});

/** At the start of the page: finds out whether the cookie still opens a session. */
export async function openSession(): Promise<void> {
  if (state !== "unknown") return;
  const found = await refresh();
  setSession(found === "fresh" ? "open" : "none");
}

/** Resolves when the person has signed in again, or has left. */
export function signedInAgain(): Promise<void> {
  return new Promise((go) => {
    waiting.push(go);
    setSession("over");
  });
}

/** Ends the session on the server and forgets it here. */
export async function signOut(): Promise<void> {
  await fetch("/api/auth/logout", {
    method: "POST",
    headers: { "X-Loomery-Request": "1" },
    credentials: "same-origin",
  }).catch(() => undefined);
  dropToken();
  setSession("none");
}
