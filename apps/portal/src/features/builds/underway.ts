import { useSyncExternalStore } from "react";

/** A build that was not over when it was last looked at in this tab of the browser. */
export interface Underway {
  job: string;
  /** What the application is called. */
  name: string;
  /** Whether the browser itself is to say when it is over. */
  notice: boolean;
}

const KEY = "loomery.builds.underway";
let underway: readonly Underway[] = read();
const listeners = new Set<() => void>();

/** Builds whose end is to be told, wherever in the portal somebody is then. */
export function useUnderway(): readonly Underway[] {
  return useSyncExternalStore(subscribe, () => underway);
}

/** Its end is to be told. */
export function remember(job: string, changes: Partial<Omit<Underway, "job">>) {
  const known = underway.find((one) => one.job === job) ?? { job, name: "", notice: false };
  keep([...underway.filter((one) => one !== known), { ...known, ...changes }]);
}

/** Its end has been told, or there is nothing to tell. */
export function forget(job: string) {
  if (underway.some((one) => one.job === job)) keep(underway.filter((one) => one.job !== job));
}

function keep(next: readonly Underway[]) {
  underway = next;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Without a store they are known until the page is loaded again.
  }
  for (const listener of listeners) listener();
}

function read(): readonly Underway[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isUnderway) : [];
  } catch {
    return [];
  }
}

function isUnderway(value: unknown): value is Underway {
  const { job, name, notice } = (value ?? {}) as Record<string, unknown>;
  return typeof job === "string" && typeof name === "string" && typeof notice === "boolean";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
