import { ArrowRight, RotateCcw } from "lucide-react";

import { Button } from "../../../ui/Button";
import { useWords } from "../parts/say";
import type { Difference } from "./useDifferences";

export interface ChangeBarProps {
  changes: readonly Difference[] | null;
  blocked: boolean;
  onReset: () => void;
  onReview: () => void;
}

/** At the foot of the page, as long as there is something to build: how much changes, and the way on. */
export function ChangeBar({ changes, blocked, onReset, onReview }: ChangeBarProps) {
  const say = useWords();
  const first = changes?.[0]?.words;
  return (
    <div className="on-surface sticky bottom-3 z-20 flex flex-wrap items-center gap-3 rounded-2xl border p-3 ps-5 shadow-overlay">
      <div role="status" className="min-w-0 grow">
        <p className="font-medium">
          {changes === null
            ? say(blocked ? "app.blocked" : "app.comparing")
            : say("app.changes", { count: changes.length })}
        </p>
        {first && <p className="truncate text-sm text-muted">{first}</p>}
      </div>
      <Button variant="ghost" icon={RotateCcw} onClick={onReset}>
        {say("app.reset")}
      </Button>
      <Button icon={ArrowRight} disabled={blocked} onClick={onReview}>
        {say("app.review")}
      </Button>
    </div>
  );
}
