import { Redo2, Undo2 } from "lucide-react";
import { useEffect } from "react";

import { IconButton } from "../../../ui/IconButton";
import type { SpecHistory } from "../model/history";
import { useSay } from "../parts/say";

/** Back and forth, by buttons and by the usual keys; inside a text field the keys belong to the text. */
export function UndoBar({ history }: { history: SpecHistory }) {
  const say = useSay();
  const { undo, redo, canUndo, canRedo, undoLabel, redoLabel } = history;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const back = key === "z" && !event.shiftKey;
      if (!back && key !== "y" && key !== "z") return;
      event.preventDefault();
      (back ? undo : redo)();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [undo, redo]);
  return (
    <div
      role="group"
      aria-label={say("history")}
      className="flex justify-end md:absolute md:end-0 md:top-0.5"
    >
      <IconButton
        icon={Undo2}
        label={canUndo && undoLabel ? say("undoOf", { label: undoLabel }) : say("undo")}
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        icon={Redo2}
        label={canRedo && redoLabel ? say("redoOf", { label: redoLabel }) : say("redo")}
        disabled={!canRedo}
        onClick={redo}
      />
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
