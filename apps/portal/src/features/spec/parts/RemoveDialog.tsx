import { Trash2 } from "lucide-react";

import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { useEditor } from "../editor/context";
import type { Spec } from "../model/types";
import { besides, counted, type Loss, losses } from "../ops/consequences";
import { useSay } from "./say";
import { useRemove } from "./useRemove";

export interface RemoveDialogProps {
  label: string;
  remove: (spec: Spec) => Spec;
  onClose: () => void;
}

const SHOWN = 6;

/** Tells all that goes with something before it goes. */
export function RemoveDialog({ label, remove, onClose }: RemoveDialogProps) {
  const say = useSay();
  const { current } = useEditor();
  const take = useRemove();
  const before = current();
  const found = besides(losses(before, remove(before)), label);
  return (
    <Dialog
      open
      size="small"
      title={say("removeTitle", { label })}
      description={found.length > 0 ? say("removeWith") : say("removeAlone")}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            variant="danger"
            icon={Trash2}
            onClick={() => {
              onClose();
              take(label, remove);
            }}
          >
            {say("remove", { label })}
          </Button>
        </>
      }
    >
      <dl className="flex flex-col gap-2.5 text-sm">
        {counted(found).map(([kind, count]) => (
          <div key={kind}>
            <dt className="font-medium">{say(`loss.${kind}`, { count })}</dt>
            <dd className="text-muted">{names(found, kind, say)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function names(found: readonly Loss[], kind: Loss["kind"], say: ReturnType<typeof useSay>): string {
  const all = found
    .filter((one) => one.kind === kind)
    .map((one) => (one.of && one.label ? `${one.of}: ${one.label}` : one.label || one.of));
  const labels = [...new Set(all)].filter(Boolean);
  const shown = labels.slice(0, SHOWN).join(", ");
  return labels.length > SHOWN ? say("andMore", { shown, count: labels.length - SHOWN }) : shown;
}
