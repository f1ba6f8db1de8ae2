/**
 * The short-lived access token: in memory only, never in a store that scripts can read later. The refresh token is
 * in a cookie that no script sees.
 */
interface Held {
  value: string;
  until: number;
}

let held: Held | null = null;

const EARLY = 30_000;
const tabs =
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("loomery-session");

/** What may happen in another tab: it has signed out, has a new token, or works in another organisation now. */
export type Elsewhere = "signedOut" | "token" | "switched";
type Message = { kind: "signedOut" } | { kind: "token" | "switched"; held: Held };

const listeners = new Map<Elsewhere, Set<() => void>>();

tabs?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  held = data.kind === "signedOut" ? null : data.held;
  for (const listener of listeners.get(data.kind) ?? []) listener();
});

/** Calls back when something happened in another tab. Returns how to stop. */
export function onElsewhere(kind: Elsewhere, listener: () => void): () => void {
  const known = listeners.get(kind) ?? new Set();
  listeners.set(kind, known.add(listener));
  return () => known.delete(listener);
}

function tellTabs(message: Message) {
  tabs?.postMessage(message);
}

/** The token, while it is good for at least half a minute. */
export function accessToken(): string | null {
  return held !== null && held.until - EARLY > Date.now() ? held.value : null;
}

/** Keeps what a sign-in or a refresh gave, for the other tabs too. */
export function keepToken(
  token: { access_token: string; expires_in: number },
  kind: "token" | "switched" = "token",
) {
  held = { value: token.access_token, until: Date.now() + token.expires_in * 1000 };
  tellTabs({ kind, held });
}

/** After signing out: no tab may use it any more. */
export function dropToken() {
  held = null;
  tellTabs({ kind: "signedOut" });
}

/** Makes the next request ask for a new one: this one was refused. */
export function distrustToken(refused: string) {
  if (held?.value === refused) held = null;
}
