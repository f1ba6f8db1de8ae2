import { ChevronDown, Link2, Trash2 } from "lucide-react";
import { memo, useState } from "react";

import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { cx } from "../../../ui/cx";
import { Select } from "../../../ui/Select";
import { pathOf, useEditor } from "../editor/context";
import type { Entity, Relation } from "../model/types";
import { changeRelation, type RelationKind } from "../ops/adding";
import { removeMember } from "../ops/removing";
import { renameMember } from "../ops/renaming";
import { EditableText } from "../parts/EditableText";
import { Faults } from "../parts/Faults";
import { OriginMark } from "../parts/OriginMark";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";

export interface RelationRowProps {
  entity: Pick<Entity, "id" | "name" | "label" | "label_plural">;
  relation: Relation;
  /** What the other end is called, one and many. */
  target: { one: string; many: string };
}

export const KINDS_OF_LINK: readonly RelationKind[] = ["many_to_one", "one_to_one", "many_to_many"];

/** One link on a card, in words: belongs to one, has many. */
export const RelationRow = memo(function RelationRow(props: RelationRowProps) {
  const { entity, relation, target } = props;
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const [open, setOpen] = useState(false);
  const kind = relation.kind ?? "many_to_one";
  const take = () => {
    remove(relation.label, (spec) => removeMember(spec, entity.name, relation.name));
  };
  function set(part: Parameters<typeof changeRelation>[3]) {
    change(
      (spec) => changeRelation(spec, entity.name, relation.name, part),
      say("change.field", { label: relation.label }),
    );
  }
  return (
    <li className={cx("rounded-lg", open && "bg-sunken ring-1 ring-border")}>
      <div className="flex min-h-10 items-center gap-2 px-2">
        <Link2 className="size-4 shrink-0 text-link" aria-hidden />
        <span className="min-w-0 grow">
          <EditableText
            value={relation.label}
            label={say("data.linkName", { entity: entity.label })}
            className="text-[0.9375rem]"
            onCommit={(label) => {
              change(
                (spec) => renameMember(spec, entity.name, relation.name, label),
                say("change.renamed", { label }),
              );
            }}
          />
        </span>
        <span className="max-w-44 shrink-0 truncate text-sm text-muted">
          {say(`link.${kind}`, target)}
        </span>
        <OriginMark
          path={pathOf("entities", entity, relation)}
          evidence={relation.evidence}
          label={relation.label}
          onRemove={take}
        />
        <button
          type="button"
          aria-expanded={open}
          aria-label={say("data.details", { label: relation.label })}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
          onClick={() => {
            setOpen(!open);
          }}
        >
          <ChevronDown
            className={cx("size-4 transition-transform", open && "rotate-180")}
            aria-hidden
          />
        </button>
      </div>
      <Faults place={`entities.${entity.name}.${relation.name}`} className="px-3 pb-2" />
      {open && (
        <div className="flex flex-col gap-3 px-3 pt-1 pb-3">
          <Select
            label={say("data.howMany")}
            name={`${relation.name}-kind`}
            required
            value={kind}
            options={KINDS_OF_LINK.map((value) => ({
              value,
              label: say(`linkChoice.${value}`, {
                from: entity.label,
                fromMany: entity.label_plural,
                ...target,
              }),
            }))}
            onChange={(next) => {
              set({ kind: next as RelationKind });
            }}
          />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Checkbox
              label={say("data.required")}
              name={`${relation.name}-required`}
              value={relation.required ?? false}
              disabled={kind === "many_to_many"}
              onChange={(required) => {
                set({ required });
              }}
            />
            <Button
              variant="ghost"
              size="small"
              icon={Trash2}
              className="text-danger-ink!"
              onClick={take}
            >
              {say("data.removeLink")}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
});
