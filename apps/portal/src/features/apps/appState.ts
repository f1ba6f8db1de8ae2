import type { Schema } from "../../api/client";
import type { Tone } from "../../ui/Badge";

export type App = Schema["AppOut"];

/** What a person calls the state of an application: one word out of all that is known of it. */
export type AppState =
  "building" | "running" | "asleep" | "failed" | "buildFailed" | "notLive" | "archived" | "deleted";

/** Until its first words are understood an application has no name; what it is called so long is given. */
export function nameOf(app: App, unnamed: string): string {
  return app.name.trim() || unnamed;
}

const UNDER_WAY = new Set(["queued", "running"]);

export function isBuilding(app: App): boolean {
  return app.last_build !== null && app.last_build !== undefined
    ? UNDER_WAY.has(app.last_build.state)
    : false;
}

export function stateOf(app: App): AppState {
  if (app.state === "deleted" || app.state === "archived") return app.state;
  if (isBuilding(app)) return "building";
  if (app.running && app.running !== "none") return app.running;
  return app.last_build?.state === "failed" ? "buildFailed" : "notLive";
}

export const TONES: Record<AppState, Tone> = {
  building: "info",
  running: "success",
  asleep: "neutral",
  failed: "danger",
  buildFailed: "danger",
  notLive: "neutral",
  archived: "neutral",
  deleted: "warning",
};
