import type { Schema } from "../../api/client";
import type { Tone } from "../../ui/Badge";

export type Status = Schema["StatusOut"];
export type Step = Schema["StepOut"];
export type JobState = Schema["JobState"];

export const STATE_TONES: Record<JobState, Tone> = {
  queued: "neutral",
  running: "info",
  succeeded: "success",
  failed: "danger",
  cancelled: "warning",
};

export function isOver(state: JobState): boolean {
  return state === "succeeded" || state === "failed" || state === "cancelled";
}

/** Whether the platform says anything here: what it does not know is left out, or null. */
export function known<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** The result of one check, as events and evidence carry it. */
export type Gate = Schema["GateOut"];

/** Something that was told about a job; numbers begin at 1 and have no gaps. */
export interface JobEvent {
  number: number;
  at: string;
  kind: string;
  step: string;
  message: string;
  data?: Record<string, unknown> | null;
}

/** The gates among the events, each as it ended last. */
export function gatesOf(events: readonly JobEvent[]): Gate[] {
  const found = new Map<string, Gate>();
  for (const { kind, data } of events) {
    if (kind !== "gate" || typeof data?.name !== "string") continue;
    found.set(data.name, data as unknown as Gate);
  }
  return [...found.values()];
}

/**
 * How much of a build is done, 0 to 1. With history by time, without by steps; never full before it is over, and a
 * step that takes longer than usual does not move it further.
 */
export function progressOf(status: Status, now: number): number {
  if (isOver(status.state)) return status.state === "succeeded" ? 1 : doneShare(status.steps);
  const timed = status.steps.every(({ expected_seconds: expected }) => known(expected));
  const weight = (step: Step) => (timed ? Math.max(0.2, step.expected_seconds ?? 0) : 1);
  const whole = status.steps.reduce((sum, step) => sum + weight(step), 0);
  if (whole === 0) return 0;
  const done = status.steps.reduce((sum, step) => {
    if (step.state === "succeeded" || step.state === "skipped") return sum + weight(step);
    if (step.state !== "running") return sum;
    return sum + weight(step) * (timed ? Math.min(0.95, secondsOf(step, now) / weight(step)) : 0.4);
  }, 0);
  return Math.min(0.98, done / whole);
}

function doneShare(steps: readonly Step[]): number {
  const done = steps.filter(({ state }) => state === "succeeded").length;
  return steps.length === 0 ? 0 : done / steps.length;
}

/** How long a step took, or has been running. */
export function secondsOf(step: Step, now: number): number {
  if (known(step.seconds)) return step.seconds;
  if (step.state !== "running" || !known(step.started_at)) return 0;
  return Math.max(0, (now - Date.parse(step.started_at)) / 1000);
}

/** How long a job took, or has been running; 0 while it waits. */
export function elapsedOf(status: Status, now: number): number {
  if (!known(status.started_at)) return 0;
  const until = known(status.finished_at) ? Date.parse(status.finished_at) : now;
  return Math.max(0, (until - Date.parse(status.started_at)) / 1000);
}
