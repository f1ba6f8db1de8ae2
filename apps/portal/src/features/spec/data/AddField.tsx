import { Link2, Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "../../../ui/Button";
import { useEditor } from "../editor/context";
import type { Entity, FieldKind } from "../model/types";
import { addField } from "../ops/adding";
import { useSay } from "../parts/say";
import { AddLine } from "./AddLine";
import { RelateDialog } from "./RelateDialog";
import { COMMON, newType } from "./types";

/** At the foot of a card: a further field, or a link to something else. */
export function AddField({ entity }: { entity: Pick<Entity, "name" | "label"> }) {
  const say = useSay();
  const { change } = useEditor();
  const [open, setOpen] = useState(false);
  const [relating, setRelating] = useState(false);
  const [kind, setKind] = useState<FieldKind>("text");
  return (
    <div className="flex flex-col gap-2">
      {open && (
        <AddLine
          asked
          label={say("data.newField", { entity: entity.label })}
          onCancel={() => {
            setOpen(false);
          }}
          onAdd={(label) => {
            const type = newType(kind, say("data.firstChoice"));
            change(
              (spec) => addField(spec, entity.name, { label, type }),
              say("change.added", { label }),
            );
          }}
        >
          <select
            aria-label={say("data.kind")}
            value={kind}
            className="control min-h-9! w-auto! max-w-40 text-sm!"
            onChange={(event) => {
              setKind(event.target.value as FieldKind);
            }}
          >
            {COMMON.map((one) => (
              <option key={one} value={one}>
                {say(`type.${one}`)}
              </option>
            ))}
          </select>
        </AddLine>
      )}
      <div className="flex flex-wrap gap-1">
        {!open && (
          <Button
            variant="ghost"
            size="small"
            icon={Plus}
            onClick={() => {
              setOpen(true);
            }}
          >
            {say("data.addField")}
          </Button>
        )}
        <Button
          variant="ghost"
          size="small"
          icon={Link2}
          onClick={() => {
            setRelating(true);
          }}
        >
          {say("data.relate")}
        </Button>
      </div>
      {relating && (
        <RelateDialog
          from={entity.name}
          onClose={() => {
            setRelating(false);
          }}
        />
      )}
    </div>
  );
}
