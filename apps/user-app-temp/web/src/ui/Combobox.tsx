import { ChevronsUpDown, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";

import { useWording } from "../lib/wording";
import { ChoiceList } from "./ChoiceList";
import { comboboxAria, movedIndex } from "./choiceKeys";
import { type ControlProps, Field, type FieldProps } from "./Field";
import { IconButton } from "./IconButton";
import { type Choice, splitField, type Valued } from "./splitField";
import { type ChoiceSource, useChoices } from "./useChoices";

export interface ComboboxProps<Value extends string | number>
  extends FieldProps, Valued<Value | null>, ChoiceSource<Value> {
  /** The label of the value as it came from the server, until another is chosen. */
  selectedLabel?: string | undefined;
  placeholder?: string;
}

/** One of many, found by typing: for relations and long lists. */
export function Combobox<Value extends string | number = number>(props: ComboboxProps<Value>) {
  const [field, rest] = splitField(props);
  return (
    <Field {...field}>
      {(control) => <ComboboxControl {...rest} control={control} label={field.label} />}
    </Field>
  );
}

type ControlOf<Value extends string | number> = Omit<ComboboxProps<Value>, keyof FieldProps> & {
  control: ControlProps;
  label: string;
};

function ComboboxControl<Value extends string | number>(props: ControlOf<Value>) {
  const words = useWording();
  const { value, onChange, placeholder = words.typeToSearch, control, label } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState<Choice<Value>>();
  const listId = useId();
  const open = typed !== null;
  const { choices, loading } = useChoices(props, typed ?? "", open);

  const shown = labelOf(props, chosen);

  function choose(choice: Choice<Value> | undefined) {
    setTyped(null);
    setChosen(choice);
    onChange(choice?.value ?? null);
  }

  function handleKey(event: KeyboardEvent) {
    const moved = movedIndex(event.key, active, choices.length);
    if (moved !== undefined) {
      event.preventDefault();
      if (open) setActive(moved);
      else setTyped("");
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const choice = choices[active];
      if (choice) choose(choice);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  }

  return (
    <div className="relative">
      <input
        {...control}
        {...comboboxAria(listId, open, active, choices.length)}
        placeholder={shown === "" ? placeholder : shown}
        value={typed ?? shown}
        className="control pe-16"
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onClick={() => {
          setTyped((current) => current ?? "");
        }}
        onBlur={() => {
          setTyped(null);
        }}
        onKeyDown={handleKey}
      />
      <span className="absolute inset-y-0 end-1 flex items-center">
        {value !== null && !control.required && !control.disabled && (
          <IconButton
            icon={X}
            size="small"
            label={words.clearOf(label)}
            onClick={() => {
              choose(undefined);
            }}
          />
        )}
        <ChevronsUpDown className="pointer-events-none mx-2 size-4 text-muted" aria-hidden />
      </span>
      {open && (
        <ChoiceList
          id={listId}
          label={label}
          choices={choices}
          loading={loading}
          active={active}
          isChosen={(one) => one === value}
          onChoose={choose}
          onActive={setActive}
        />
      )}
    </div>
  );
}

function labelOf<Value extends string | number>(
  { value, options, selectedLabel }: ControlOf<Value>,
  chosen: Choice<Value> | undefined,
): string {
  if (value === null) return "";
  if (chosen?.value === value) return chosen.label;
  const known = options?.find((option) => option.value === value);
  return known?.label ?? selectedLabel ?? String(value);
}
