import { expect, test } from "vitest";

import { type App, stateOf } from "./appState";

const app: App = {
  id: "app_1",
  name: "Tasks",
  slug: "tasks",
  description: "Tasks",
  state: "active",
  created_at: "2026-03-01T12:00:00Z",
  updated_at: "2026-03-01T12:00:00Z",
  running: "none",
};
const built = (state: string) => ({ job: "job_1", state, finished_at: null });

test.each([
  [{ last_build: built("queued") }, "building"],
  [{ last_build: built("running"), running: "running" }, "building"],
  [{ last_build: built("succeeded"), running: "asleep" }, "asleep"],
  [{ last_build: built("failed"), running: "running" }, "running"],
  [{ last_build: built("failed") }, "buildFailed"],
  [{ last_build: built("cancelled") }, "notLive"],
  [{}, "notLive"],
  [{ state: "archived", last_build: built("running") }, "archived"],
  [{ state: "deleted", running: "running" }, "deleted"],
] as const)("%j is %s", (known, state) => {
  expect(stateOf({ ...app, ...known })).toBe(state);
});
