import { X } from "lucide-react";

import { IconButton } from "../../../ui/IconButton";
import { useEditor } from "../editor/context";
import type { Field, FieldType } from "../model/types";
import { addChoice, removeChoice, renameChoice } from "../ops/choices";
import { EditableText } from "../parts/EditableText";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { AddLine } from "./AddLine";

export interface ChoicesProps {
  entity: string;
  field: Field;
  type: Extract<FieldType, { kind: "choice" }>;
}

/** What can be chosen. */
export function Choices({ entity, field, type }: ChoicesProps) {
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const changed = say("change.field", { label: field.label });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{say("data.choicesTitle")}</legend>
      <ul className="flex flex-wrap gap-1.5">
        {type.choices.map((choice) => (
          <li
            key={choice.value}
            className="on-surface flex items-center rounded-full border border-border-strong ps-3 text-sm"
          >
            <EditableText
              value={choice.label}
              label={say("data.choiceName", { field: field.label })}
              onCommit={(label) => {
                change(
                  (spec) => renameChoice(spec, entity, field.name, choice.value, label),
                  changed,
                );
              }}
            />
            <IconButton
              icon={X}
              size="small"
              label={say("remove", { label: choice.label })}
              disabled={type.choices.length === 1}
              className="rounded-full!"
              onClick={() => {
                remove(choice.label, (spec) =>
                  removeChoice(spec, entity, field.name, choice.value),
                );
              }}
            />
          </li>
        ))}
      </ul>
      <AddLine
        label={say("data.addChoice")}
        onAdd={(label) => {
          change((spec) => addChoice(spec, entity, field.name, label), changed);
        }}
      />
    </fieldset>
  );
}
