import { ChevronDown } from "lucide-react";
import { memo, useState } from "react";

import { Badge } from "../../../ui/Badge";
import { cx } from "../../../ui/cx";
import { pathOf } from "../editor/context";
import { useEditor } from "../editor/context";
import type { Entity, Field } from "../model/types";
import { removeMember } from "../ops/removing";
import { renameMember } from "../ops/renaming";
import { EditableText } from "../parts/EditableText";
import { Faults } from "../parts/Faults";
import { KIND_ICONS } from "../parts/icons";
import { OriginMark } from "../parts/OriginMark";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { FieldDetails } from "./FieldDetails";

export interface FieldRowProps {
  entity: Pick<Entity, "id" | "name" | "label">;
  field: Field;
  /** Accounts have fields that every application needs. */
  fixed: boolean;
}

/** One field on a card: what it is called and of what kind; everything else opens below. */
export const FieldRow = memo(function FieldRow({ entity, field, fixed }: FieldRowProps) {
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const [open, setOpen] = useState(false);
  const Icon = KIND_ICONS[field.type.kind];
  const path = pathOf("entities", entity, field);
  return (
    <li className={cx("rounded-lg", open && "bg-sunken ring-1 ring-border")}>
      <div className="flex min-h-10 items-center gap-2 px-2">
        <Icon className="size-4 shrink-0 text-muted" aria-hidden />
        <span className="flex min-w-0 grow items-center gap-0.5">
          <EditableText
            value={field.label}
            label={say("data.fieldName", { entity: entity.label })}
            disabled={fixed}
            className="text-[0.9375rem]"
            onCommit={(label) => {
              change(
                (spec) => renameMember(spec, entity.name, field.name, label),
                say("change.renamed", { label }),
              );
            }}
          />
          {field.required && (
            <span className="text-danger-ink" title={say("data.required")}>
              <span aria-hidden>*</span>
              <span className="sr-only">{say("data.required")}</span>
            </span>
          )}
        </span>
        <Summary field={field} />
        <OriginMark
          path={path}
          evidence={field.evidence}
          label={field.label}
          onRemove={
            fixed
              ? undefined
              : () => {
                  remove(field.label, (spec) => removeMember(spec, entity.name, field.name));
                }
          }
        />
        <button
          type="button"
          aria-expanded={open}
          aria-label={say("data.details", { label: field.label })}
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
      <Faults place={`entities.${entity.name}.${field.name}`} className="px-3 pb-2" />
      {open && <FieldDetails entity={entity} field={field} fixed={fixed} />}
    </li>
  );
});

/** What kind of value it is, and what is special about it. */
function Summary({ field }: { field: Field }) {
  const say = useSay();
  const { type } = field;
  const extra =
    type.kind === "choice"
      ? say("data.choices", { count: type.choices.length })
      : type.kind === "money"
        ? type.currency
        : "unit" in type && type.unit
          ? type.unit
          : "";
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-sm text-muted">
      {field.computed && <Badge tone="info">{say("data.computed")}</Badge>}
      {field.personal === "sensitive" && <Badge tone="warning">{say("data.sensitive")}</Badge>}
      <span className="max-sm:sr-only">{extra || say(`type.${type.kind}`)}</span>
    </span>
  );
}
