import { expect, test } from "vitest";

import { type Alert, freshAlerts, type Monitored, type MonitorJob, withChanges } from "./changes";

const job = (id: string, step: string) => ({ job: id, step }) as MonitorJob;
const alert = (id: string, at: string) => ({ id, at }) as Alert;
const KNOWN = {
  at: "2026-03-01T10:00:00Z",
  waiting: 1,
  running: 1,
  jobs: [job("a", "compile"), job("b", "")],
  apps: [],
  alerts: [alert("old", "2026-03-01T09:00:00Z")],
} as unknown as Monitored;
const NEWS = {
  at: "2026-03-01T10:00:02Z",
  waiting: 0,
  running: 1,
  jobs: [job("b", "prepare")],
  gone_jobs: ["a"],
  apps: [],
  gone_apps: [],
  alerts: [alert("new", "2026-03-01T10:00:01Z")],
  gone_alerts: [],
};

test("what changed takes the place of what was, and what is gone goes", () => {
  const now = withChanges(KNOWN, NEWS);
  expect(now.jobs).toEqual([job("b", "prepare")]);
  expect([now.waiting, now.at]).toEqual([0, NEWS.at]);
  expect(now.alerts.map(({ id }) => id)).toEqual(["new", "old"]);
  expect(KNOWN.jobs).toHaveLength(2);
});

test("only alerts that nobody has heard of are told", () => {
  expect(freshAlerts(KNOWN, withChanges(KNOWN, NEWS)).map(({ id }) => id)).toEqual(["new"]);
});
