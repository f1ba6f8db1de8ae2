import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";

import { cx } from "../../../ui/cx";
import { iconOf, KIND_ICONS } from "../parts/icons";
import { useSay } from "../parts/say";
import { type EntityNodeType, ROWS } from "./graph";

/** An entity in the diagram: its name and its first fields. */
export const EntityNode = memo(function EntityNode({ data, selected }: NodeProps<EntityNodeType>) {
  const say = useSay();
  const { entity } = data;
  const Icon = iconOf(entity?.icon ?? "user");
  const fields = entity?.fields ?? [];
  return (
    <div
      className={cx(
        "on-surface h-full overflow-hidden rounded-xl border text-start shadow-card",
        selected && "border-link! ring-2 ring-ring",
      )}
    >
      <Handle type="target" position={Position.Left} className="spec-handle" />
      <p className="flex h-11.5 items-center gap-2 bg-primary-soft px-3 font-medium">
        <Icon className="size-4 shrink-0 text-link" aria-hidden />
        <span className="truncate">{entity?.label ?? say("data.accounts")}</span>
      </p>
      {fields.length > 0 && (
        <ul className="py-1.5 text-xs">
          {fields.slice(0, ROWS).map((field) => {
            const Kind = KIND_ICONS[field.type.kind];
            return (
              <li key={field.id || field.name} className="flex h-6.25 items-center gap-2 px-3">
                <Kind className="size-3.5 shrink-0 text-muted" aria-hidden />
                <span className="truncate">{field.label}</span>
                {field.required && (
                  <span className="text-danger-ink" aria-hidden>
                    *
                  </span>
                )}
              </li>
            );
          })}
          {fields.length > ROWS && (
            <li className="flex h-6.25 items-center px-3 text-muted">
              {say("data.moreFields", { count: fields.length - ROWS })}
            </li>
          )}
        </ul>
      )}
      <Handle type="source" position={Position.Right} className="spec-handle" />
    </div>
  );
});
