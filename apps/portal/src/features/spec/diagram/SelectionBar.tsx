import { Link2, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";

import { Button } from "../../../ui/Button";
import { EntityNames } from "../data/EntityNames";
import { NameDialog } from "../data/NameDialog";
import { RelateDialog } from "../data/RelateDialog";
import { KINDS_OF_LINK } from "../data/RelationRow";
import { useEditor } from "../editor/context";
import type { Entity } from "../model/types";
import { addField, changeRelation, type RelationKind } from "../ops/adding";
import { removeEntity, removeMember } from "../ops/removing";
import { renameMember } from "../ops/renaming";
import { RemoveDialog } from "../parts/RemoveDialog";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { cardinality, type LinkData } from "./graph";

export interface SelectionBarProps {
  entity: Entity | undefined;
  link: LinkData | undefined;
  onDone: () => void;
}

const BAR =
  "on-surface flex flex-wrap items-center gap-1 rounded-lg border p-1.5 ps-3 text-sm shadow-raised";

/** What can be done with what is selected in the diagram. */
export function SelectionBar({ entity, link, onDone }: SelectionBarProps) {
  if (entity && !entity.system)
    return <EntityBar key={entity.name} entity={entity} onDone={onDone} />;
  if (link) return <LinkBar key={link.relation.name} link={link} onDone={onDone} />;
  return null;
}

function EntityBar({ entity, onDone }: { entity: Entity; onDone: () => void }) {
  const say = useSay();
  const { change } = useEditor();
  const [dialog, setDialog] = useState<"names" | "field" | "relate" | "remove" | null>(null);
  const close = () => {
    setDialog(null);
  };
  const actions = [
    { key: "names", icon: Pencil, label: say("rename") },
    { key: "field", icon: Plus, label: say("data.addField") },
    { key: "relate", icon: Link2, label: say("data.relate") },
    { key: "remove", icon: Trash2, label: say("delete") },
  ] as const;
  return (
    <div role="group" aria-label={entity.label_plural} className={BAR}>
      <strong className="me-2 font-semibold">{entity.label}</strong>
      {actions.map(({ key, icon, label }) => (
        <Button
          key={key}
          variant="ghost"
          size="small"
          icon={icon}
          onClick={() => {
            setDialog(key);
          }}
        >
          {label}
        </Button>
      ))}
      {dialog === "names" && <EntityNames entity={entity} onClose={close} />}
      {dialog === "relate" && <RelateDialog from={entity.name} onClose={close} />}
      {dialog === "field" && (
        <NameDialog
          title={say("data.newField", { entity: entity.label })}
          value=""
          onClose={close}
          onName={(label) => {
            change(
              (spec) => addField(spec, entity.name, { label, type: { kind: "text" } }),
              say("change.added", { label }),
            );
          }}
        />
      )}
      {dialog === "remove" && (
        <RemoveDialog
          label={entity.label_plural}
          remove={(spec) => removeEntity(spec, entity.name)}
          onClose={() => {
            close();
            onDone();
          }}
        />
      )}
    </div>
  );
}

function LinkBar({ link, onDone }: { link: LinkData; onDone: () => void }) {
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const [naming, setNaming] = useState(false);
  const { holder, relation } = link;
  return (
    <div role="group" aria-label={relation.label} className={BAR}>
      <strong className="me-2 font-semibold">{relation.label}</strong>
      <select
        aria-label={say("data.howMany")}
        value={relation.kind ?? "many_to_one"}
        className="control min-h-8! w-auto! text-sm!"
        onChange={(event) => {
          const kind = event.target.value as RelationKind;
          change(
            (spec) => changeRelation(spec, holder, relation.name, { kind }),
            say("change.field", { label: relation.label }),
          );
        }}
      >
        {KINDS_OF_LINK.map((kind) => (
          <option key={kind} value={kind}>
            {cardinality(kind)}
          </option>
        ))}
      </select>
      <Button
        variant="ghost"
        size="small"
        icon={Pencil}
        onClick={() => {
          setNaming(true);
        }}
      >
        {say("rename")}
      </Button>
      <Button
        variant="ghost"
        size="small"
        icon={Trash2}
        onClick={() => {
          remove(relation.label, (spec) => removeMember(spec, holder, relation.name));
          onDone();
        }}
      >
        {say("delete")}
      </Button>
      {naming && (
        <NameDialog
          title={say("rename")}
          value={relation.label}
          onClose={() => {
            setNaming(false);
          }}
          onName={(label) => {
            change(
              (spec) => renameMember(spec, holder, relation.name, label),
              say("change.renamed", { label }),
            );
          }}
        />
      )}
    </div>
  );
}
