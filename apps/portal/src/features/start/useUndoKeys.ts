import { useEffect } from "react";

import type { SpecHistory } from "../spec";

/** Control Z and Control Shift Z (or Y), except where somebody types: there they belong to the text. */
export function useUndoKeys({ undo, redo }: SpecHistory) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || !["z", "y"].includes(key)) return;
      const at = event.target;
      if (at instanceof HTMLElement && at.closest("input, textarea, select, [contenteditable]"))
        return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    }
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [undo, redo]);
}
