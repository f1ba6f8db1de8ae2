import { expect, test } from "vitest";

import { formatDuration, roundedGuess } from "./duration";
import { elapsedOf, gatesOf, type JobEvent, progressOf, type Status, type Step } from "./jobs";

const NOW = Date.parse("2026-03-01T10:00:30Z");

function step(name: string, state: Step["state"], more: Partial<Step> = {}): Step {
  return { name, state, seconds: null, message: "", attempts: 1, ...more };
}

function job(state: Status["state"], steps: Step[], more: Partial<Status> = {}): Status {
  const created_at = "2026-03-01T10:00:00Z";
  return { job: "job_1", app: "app_1", kind: "build", state, steps, created_at, ...more };
}

test("without history every step counts the same", () => {
  const steps = [
    step("a", "succeeded", { seconds: 9 }),
    step("b", "running"),
    step("c", "waiting"),
  ];
  expect(progressOf(job("running", steps), NOW)).toBeCloseTo(1.4 / 3);
});

test("with history the time counts, and a step that is late waits before its end", () => {
  const usual = (expected_seconds: number) => ({ expected_seconds });
  const begun = { started_at: "2026-03-01T10:00:20Z" };
  const steps = [
    step("a", "succeeded", { seconds: 10, ...usual(10) }),
    step("b", "running", { ...begun, ...usual(20) }),
    step("c", "waiting", usual(10)),
  ];
  expect(progressOf(job("running", steps), NOW)).toBeCloseTo(0.5);
  expect(progressOf(job("running", steps), NOW + 600_000)).toBeCloseTo(29 / 40);
});

test("only what has succeeded is full", () => {
  const done = [step("a", "succeeded"), step("b", "succeeded")];
  expect(progressOf(job("running", done), NOW)).toBe(0.98);
  expect(progressOf(job("succeeded", done), NOW)).toBe(1);
  expect(progressOf(job("failed", [step("a", "succeeded"), step("b", "failed")]), NOW)).toBe(0.5);
});

test("time runs from the beginning to the end, not while it waits", () => {
  expect(elapsedOf(job("queued", []), NOW)).toBe(0);
  const started_at = "2026-03-01T10:00:10Z";
  expect(elapsedOf(job("running", [], { started_at }), NOW)).toBe(20);
  const finished_at = "2026-03-01T10:00:15Z";
  expect(elapsedOf(job("failed", [], { started_at, finished_at }), NOW)).toBe(5);
});

test("a gate that ran twice is as it ended last", () => {
  const event = (number: number, name: string, status: string): JobEvent => {
    const data = { name, status, seconds: 1, findings: [] };
    return { number, at: "", kind: "gate", step: "verify", message: "", data };
  };
  const gates = gatesOf([
    event(1, "boot", "failed"),
    event(2, "build", "passed"),
    event(3, "boot", "passed"),
  ]);
  expect(gates.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "boot passed",
    "build passed",
  ]);
});

test("durations and guesses are as exact as they are known", () => {
  expect([0.42, 12.4, 125].map((seconds) => formatDuration(seconds, "en-GB"))).toEqual([
    "0.4s",
    "12s",
    "2 mins 5s",
  ]);
  expect([0.2, 8.4, 38, 100].map(roundedGuess)).toEqual([1, 8, 40, 105]);
});
