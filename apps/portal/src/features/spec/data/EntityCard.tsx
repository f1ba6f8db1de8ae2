import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { memo, useState } from "react";

import { IconButton } from "../../../ui/IconButton";
import { Menu } from "../../../ui/Menu";
import { pathOf, useEditor } from "../editor/context";
import type { Entity } from "../model/types";
import { removeEntity } from "../ops/removing";
import { renameEntity } from "../ops/renaming";
import { EditableText } from "../parts/EditableText";
import { Faults } from "../parts/Faults";
import { iconOf } from "../parts/icons";
import { OriginMark } from "../parts/OriginMark";
import { RemoveDialog } from "../parts/RemoveDialog";
import { useSay } from "../parts/say";
import { AddField } from "./AddField";
import { EntityNames } from "./EntityNames";
import { FieldRow } from "./FieldRow";
import { RelationRow } from "./RelationRow";
import { pluralFollowing } from "./plurals";

export interface EntityCardProps {
  entity: Entity;
  /** What entities are called, by name. */
  labels: ReadonlyMap<string, { one: string; many: string }>;
}

const STANDARD = new Set(["name", "email", "role", "avatar"]);

/** One kind of thing that is kept, with its fields and links. */
export const EntityCard = memo(function EntityCard({ entity, labels }: EntityCardProps) {
  const say = useSay();
  const { change } = useEditor();
  const [dialog, setDialog] = useState<"remove" | "names" | null>(null);
  const Icon = iconOf(entity.icon);
  const fixed = entity.system ?? false;
  const fields = entity.fields ?? [];
  const relations = entity.relations ?? [];
  return (
    <article
      id={`spec-${entity.name}`}
      aria-label={entity.label_plural}
      className="on-surface flex flex-col rounded-xl border shadow-card [content-visibility:auto] [contain-intrinsic-size:auto_26rem]"
    >
      <header className="flex items-start gap-3 border-b p-4">
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-primary-soft text-link">
          <Icon className="size-5" aria-hidden />
        </span>
        <div className="min-w-0 grow">
          <h3 className="flex">
            <EditableText
              value={entity.label}
              label={say("data.entityName")}
              disabled={fixed}
              className="font-heading text-lg leading-tight font-semibold"
              onCommit={(label) => {
                change(
                  (spec) =>
                    renameEntity(spec, entity.name, {
                      label,
                      plural: pluralFollowing(entity, label),
                    }),
                  say("change.renamed", { label }),
                );
              }}
            />
          </h3>
          <p className="truncate text-sm text-muted">{entity.about || entity.label_plural}</p>
        </div>
        <OriginMark
          path={pathOf("entities", entity)}
          evidence={entity.evidence}
          label={entity.label_plural}
          onRemove={
            fixed
              ? undefined
              : () => {
                  setDialog("remove");
                }
          }
        />
        {!fixed && (
          <Menu
            trigger={
              <IconButton
                icon={Ellipsis}
                size="small"
                label={say("more", { label: entity.label_plural })}
              />
            }
            items={[
              {
                label: say("data.names"),
                icon: Pencil,
                onSelect: () => {
                  setDialog("names");
                },
              },
              {
                label: say("remove", { label: entity.label_plural }),
                icon: Trash2,
                danger: true,
                separated: true,
                onSelect: () => {
                  setDialog("remove");
                },
              },
            ]}
          />
        )}
      </header>
      <div className="flex grow flex-col gap-2 p-2">
        <Faults place={`entities.${entity.name}`} className="px-2 pt-1" />
        <ul aria-label={say("data.fieldsOf", { label: entity.label })} className="flex flex-col">
          {fields.map((field) => (
            <FieldRow
              key={field.id || field.name}
              entity={entity}
              field={field}
              fixed={fixed && STANDARD.has(field.name)}
            />
          ))}
        </ul>
        {relations.length > 0 && (
          <ul
            aria-label={say("data.linksOf", { label: entity.label })}
            className="flex flex-col border-t pt-2"
          >
            {relations.map((relation) => (
              <RelationRow
                key={relation.id || relation.name}
                entity={entity}
                relation={relation}
                target={
                  labels.get(relation.target) ?? {
                    one: say("data.account"),
                    many: say("data.accounts"),
                  }
                }
              />
            ))}
          </ul>
        )}
        <div className="mt-auto px-1 pt-1">
          <AddField entity={entity} />
        </div>
      </div>
      {dialog === "remove" && (
        <RemoveDialog
          label={entity.label_plural}
          remove={(spec) => removeEntity(spec, entity.name)}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === "names" && (
        <EntityNames
          entity={entity}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </article>
  );
});
