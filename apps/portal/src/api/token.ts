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

tabs?.addEventListener("message", ({ data }: MessageEvent<Held | null>) => {
  held = data;
  if (data === null) for (const listener of listeners) listener();
});

const listeners = new Set<() => void>();

/** Calls back when another tab has signed out. Returns how to stop. */
export function onSignedOutElsewhere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token, while it is good for at least half a minute. */
export function accessToken(): string | null {
  return held !== null && held.until - EARLY > Date.now() ? held.value : null;
}

/** Keeps what a sign-in or a refresh gave, for the other tabs too. */
export function keepToken(token: { access_token: string; expires_in: number }) {
  held = { value: token.access_token, until: Date.now() + token.expires_in * 1000 };
  tabs?.postMessage(held);
}

/** After signing out: no tab may use it any more. */
export function dropToken() {
  held = null;
  tabs?.postMessage(null);
}

/** Makes the next request ask for a new one: this one was refused. */
export function distrustToken(refused: string) {
  if (held?.value === refused) held = null;
}
