import { type KeyboardEvent, useId, useState } from "react";

import { useWording } from "../lib/wording";
import { ChoiceList } from "./ChoiceList";
import { comboboxAria, movedIndex } from "./choiceKeys";
import { Chip } from "./Chip";
import { type ControlProps, Field, type FieldProps } from "./Field";
import { type Choice, splitField, type Valued } from "./splitField";
import { type ChoiceSource, useChoices } from "./useChoices";

export interface MultiSelectProps<Value extends string | number>
  extends FieldProps, Valued<readonly Value[]>, ChoiceSource<Value> {
  /** The labels of the values as they came from the server. */
  selected?: readonly Choice<Value>[];
  placeholder?: string;
}

/** Several of many, found by typing; Backspace takes the last one away. */
export function MultiSelect<Value extends string | number = number>(
  props: MultiSelectProps<Value>,
) {
  const [field, rest] = splitField(props);
  return (
    <Field {...field}>
      {(control) => <MultiSelectControl {...rest} control={control} label={field.label} />}
    </Field>
  );
}

type ControlOf<Value extends string | number> = Omit<MultiSelectProps<Value>, keyof FieldProps> & {
  control: ControlProps;
  label: string;
};

function MultiSelectControl<Value extends string | number>(props: ControlOf<Value>) {
  const words = useWording();
  const {
    value,
    onChange,
    selected = [],
    placeholder = words.typeToSearch,
    control,
    label,
  } = props;
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [met, setMet] = useState<readonly Choice<Value>[]>([]);
  const listId = useId();
  const { choices, loading } = useChoices(props, typed, open);
  const known = [...(props.options ?? []), ...selected, ...met];

  function labelOf(one: Value): string {
    return known.find((choice) => choice.value === one)?.label ?? String(one);
  }

  function toggle(choice: Choice<Value>) {
    setTyped("");
    setMet((before) => [...before, choice]);
    onChange(
      value.includes(choice.value)
        ? value.filter((one) => one !== choice.value)
        : [...value, choice.value],
    );
  }

  function handleKey(event: KeyboardEvent) {
    const moved = movedIndex(event.key, active, choices.length);
    const choice = choices[active];
    if (moved !== undefined) {
      event.preventDefault();
      if (open) setActive(moved);
      setOpen(true);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (choice) toggle(choice);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Backspace" && typed === "") {
      onChange(value.slice(0, -1));
    }
  }

  return (
    <div className="relative">
      <div className="control flex flex-wrap items-center gap-1.5 px-2!">
        {value.map((one) => (
          <Chip
            key={one}
            label={labelOf(one)}
            onRemove={() => {
              onChange(value.filter((other) => other !== one));
            }}
          />
        ))}
        <input
          {...control}
          {...comboboxAria(listId, open, active, choices.length)}
          placeholder={value.length === 0 ? placeholder : undefined}
          value={typed}
          className="w-20 min-w-0 grow bg-transparent px-1 outline-none placeholder:text-muted"
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onClick={() => {
            setOpen(true);
          }}
          onBlur={() => {
            setOpen(false);
            setTyped("");
          }}
          onKeyDown={handleKey}
        />
      </div>
      {open && (
        <ChoiceList
          id={listId}
          label={label}
          choices={choices}
          loading={loading}
          active={active}
          isChosen={(one) => value.includes(one)}
          onChoose={toggle}
          onActive={setActive}
          multiple
        />
      )}
    </div>
  );
}
