import { useCallback, useMemo, useReducer } from "react";

import type { Spec } from "./types";

const MOST = 100;
/** Milliseconds: quicker changes of one kind, such as dragging through colours, are one step. */
const ONE_GESTURE = 600;

interface Step {
  spec: Spec;
  /** What the change was that led away from here. */
  label: string;
  /** When, in milliseconds. */
  at: number;
}

export interface History {
  past: readonly Step[];
  spec: Spec;
  future: readonly Step[];
}

type Move =
  | { kind: "change"; next: Spec | ((spec: Spec) => Spec); label: string; at: number }
  | { kind: "undo" | "redo" }
  | { kind: "reset"; spec: Spec };

/** One move through the history; a change that changes nothing leaves no trace. */
export function step(history: History, move: Move): History {
  const { past, spec, future } = history;
  switch (move.kind) {
    case "reset":
      return { past: [], spec: move.spec, future: [] };
    case "change": {
      const next = typeof move.next === "function" ? move.next(spec) : move.next;
      if (next === spec) return history;
      const { label, at } = move;
      const last = past.at(-1);
      const goesOn = last && label !== "" && last.label === label && at - last.at < ONE_GESTURE;
      return {
        past: goesOn
          ? [...past.slice(0, -1), { ...last, at }]
          : [...past.slice(1 - MOST), { spec, label, at }],
        spec: next,
        future: [],
      };
    }
    case "undo": {
      const before = past.at(-1);
      if (!before) return history;
      return {
        past: past.slice(0, -1),
        spec: before.spec,
        future: [{ ...before, spec }, ...future],
      };
    }
    case "redo": {
      const after = future[0];
      if (!after) return history;
      return {
        past: [...past, { ...after, spec, at: 0 }],
        spec: after.spec,
        future: future.slice(1),
      };
    }
  }
}

export interface SpecHistory {
  spec: Spec;
  /** `label` says what it does, for "Undo …". */
  change: (next: Spec | ((spec: Spec) => Spec), label?: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** What undo and redo would take back or do again; empty when nothing. */
  undoLabel: string;
  redoLabel: string;
  /** Begins anew with another specification. */
  reset: (spec: Spec) => void;
}

/** A specification that is edited, with the last hundred changes to go back to. */
export function useSpecHistory(initial: Spec): SpecHistory {
  const [history, move] = useReducer(step, { past: [], spec: initial, future: [] });
  const change = useCallback<SpecHistory["change"]>((next, label = "") => {
    move({ kind: "change", next, label, at: Date.now() });
  }, []);
  const undo = useCallback(() => {
    move({ kind: "undo" });
  }, []);
  const redo = useCallback(() => {
    move({ kind: "redo" });
  }, []);
  const reset = useCallback((spec: Spec) => {
    move({ kind: "reset", spec });
  }, []);
  return useMemo(
    () => ({
      spec: history.spec,
      change,
      undo,
      redo,
      reset,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      undoLabel: history.past.at(-1)?.label ?? "",
      redoLabel: history.future[0]?.label ?? "",
    }),
    [history, change, undo, redo, reset],
  );
}
