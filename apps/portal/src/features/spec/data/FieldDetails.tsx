import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";

import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { IconButton } from "../../../ui/IconButton";
import { Select } from "../../../ui/Select";
import { useEditor } from "../editor/context";
import type { Entity, Field, FieldKind } from "../model/types";
import { changeEntity, changeField } from "../ops/adding";
import { moved } from "../ops/patch";
import { removeMember, retypeField } from "../ops/removing";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { Choices } from "./Choices";
import { HelpText } from "./HelpText";
import { COMMON, newType } from "./types";

export interface FieldDetailsProps {
  entity: Pick<Entity, "name" | "label">;
  field: Field;
  fixed: boolean;
}

const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "JPY", "SEK", "PLN", "CAD", "AUD", "INR"];

/** Kinds of values by which records can be told apart. */
const TELLING = new Set<FieldKind>([
  "text",
  "integer",
  "email",
  "url",
  "phone",
  "date",
  "datetime",
]);

/** Everything about a field but its name. */
export function FieldDetails({ entity, field, fixed }: FieldDetailsProps) {
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const { type } = field;
  const kinds = COMMON.includes(type.kind) ? COMMON : [...COMMON, type.kind];
  const changed = say("change.field", { label: field.label });
  function set(part: Partial<Field>) {
    change((spec) => changeField(spec, entity.name, field.name, part), changed);
  }
  function move(by: number) {
    change(
      (spec) =>
        changeEntity(spec, entity.name, (one) => ({ fields: moved(one.fields, field.name, by) })),
      say("change.moved", { label: field.label }),
    );
  }
  if (fixed) {
    return <p className="px-3 pb-3 text-sm text-muted">{say("data.fixed")}</p>;
  }
  return (
    <div className="flex flex-col gap-4 px-3 pt-1 pb-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={say("data.kind")}
          name={`${field.name}-kind`}
          required
          value={type.kind}
          options={kinds.map((kind) => ({ value: kind, label: say(`type.${kind}`) }))}
          onChange={(kind) => {
            change(
              (spec) =>
                retypeField(
                  spec,
                  entity.name,
                  field.name,
                  newType(kind as FieldKind, say("data.firstChoice")),
                ),
              changed,
            );
          }}
        />
        {type.kind === "money" && (
          <Select
            label={say("data.currency")}
            name={`${field.name}-currency`}
            required
            value={type.currency ?? "EUR"}
            options={[...new Set([...CURRENCIES, type.currency ?? "EUR"])].map((value) => ({
              value,
              label: value,
            }))}
            onChange={(currency) => {
              set({ type: { ...type, currency } });
            }}
          />
        )}
      </div>
      {type.kind === "choice" && <Choices entity={entity.name} field={field} type={type} />}
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Checkbox
          label={say("data.required")}
          name={`${field.name}-required`}
          value={field.required ?? false}
          disabled={Boolean(field.computed)}
          onChange={(required) => {
            set({ required });
          }}
        />
        {(TELLING.has(type.kind) || field.unique) && (
          <Checkbox
            label={say("data.unique")}
            name={`${field.name}-unique`}
            value={field.unique ?? false}
            onChange={(unique) => {
              set({ unique });
            }}
          />
        )}
      </div>
      <HelpText
        key={field.help}
        value={field.help ?? ""}
        name={field.name}
        onCommit={(help) => {
          set({ help });
        }}
      />
      <div className="flex items-center gap-1">
        <IconButton
          icon={ArrowUp}
          size="small"
          label={say("data.up", { label: field.label })}
          onClick={() => {
            move(-1);
          }}
        />
        <IconButton
          icon={ArrowDown}
          size="small"
          label={say("data.down", { label: field.label })}
          onClick={() => {
            move(1);
          }}
        />
        <Button
          variant="ghost"
          size="small"
          icon={Trash2}
          className="ms-auto text-danger-ink!"
          onClick={() => {
            remove(field.label, (spec) => removeMember(spec, entity.name, field.name));
          }}
        >
          {say("data.removeField")}
        </Button>
      </div>
    </div>
  );
}
