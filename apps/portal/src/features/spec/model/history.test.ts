import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { type History, step, useSpecHistory } from "./history";
import type { Spec } from "./types";

const spec = (name: string): Spec => ({ name, slug: "app" });
const begin = (name: string): History => ({ past: [], spec: spec(name), future: [] });
const change = (history: History, name: string, label = name, at = 0) =>
  step(history, { kind: "change", next: spec(name), label, at });

test("undo after any change is where one was; redo is where one went", () => {
  let history = begin("a");
  const seen = [history.spec];
  for (const name of ["b", "c", "d"]) {
    history = change(history, name);
    seen.push(history.spec);
  }
  for (const expected of seen.toReversed().slice(1)) {
    const before = history;
    history = step(history, { kind: "undo" });
    expect(history.spec).toBe(expected);
    expect(step(history, { kind: "redo" }).spec).toBe(before.spec);
  }
  expect(step(history, { kind: "undo" })).toBe(history);
  for (const expected of seen.slice(1)) {
    history = step(history, { kind: "redo" });
    expect(history.spec).toBe(expected);
  }
  expect(step(history, { kind: "redo" })).toBe(history);
});

test("a new change forgets what was undone; one that changes nothing leaves no trace", () => {
  const undone = step(change(begin("a"), "b"), { kind: "undo" });
  expect(change(undone, "c").future).toEqual([]);
  expect(step(undone, { kind: "change", next: undone.spec, label: "x", at: 0 })).toBe(undone);
});

test("quick changes of one kind are one step, others are not", () => {
  const dragged = change(change(begin("a"), "b", "look", 0), "c", "look", 100);
  expect(dragged.past).toHaveLength(1);
  expect(step(dragged, { kind: "undo" }).spec.name).toBe("a");
  expect(change(dragged, "d", "look", 2000).past).toHaveLength(2);
  expect(change(dragged, "d", "other", 150).past).toHaveLength(2);
});

test("a hundred steps are kept", () => {
  let history = begin("0");
  for (let at = 1; at <= 150; at += 1) history = change(history, String(at));
  expect(history.past).toHaveLength(100);
});

test("the hook says what it can take back", () => {
  const { result } = renderHook(() => useSpecHistory(spec("a")));
  expect([result.current.canUndo, result.current.canRedo]).toEqual([false, false]);
  act(() => {
    result.current.change((one) => ({ ...one, name: "b" }), "Rename");
  });
  expect(result.current).toMatchObject({ canUndo: true, undoLabel: "Rename" });
  act(() => {
    result.current.undo();
  });
  expect(result.current).toMatchObject({ canRedo: true, redoLabel: "Rename", spec: spec("a") });
});
