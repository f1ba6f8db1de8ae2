import { useId, useState } from "react";

import { useWording } from "../lib/wording";
import { Chip } from "./Chip";
import { Field, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";

export interface TagsInputProps extends FieldProps, Valued<readonly string[]> {
  suggestions?: readonly string[];
  placeholder?: string;
}

/** Free words: Enter or a comma adds one, Backspace takes the last away. */
export function TagsInput(props: TagsInputProps) {
  const words = useWording();
  const [field, { value, onChange, suggestions = [], placeholder = words.addTag }] =
    splitField(props);
  const [typed, setTyped] = useState("");
  const listId = useId();

  function add(text: string) {
    const added = text.split(",").map((word) => word.trim());
    onChange([...new Set([...value, ...added.filter(Boolean)])]);
    setTyped("");
  }

  return (
    <Field {...field}>
      {(control) => (
        <div className="control flex flex-wrap items-center gap-1.5 px-2!">
          {value.map((tag) => (
            <Chip
              key={tag}
              label={tag}
              onRemove={() => {
                onChange(value.filter((other) => other !== tag));
              }}
            />
          ))}
          <input
            {...control}
            type="text"
            required={field.required === true && value.length === 0}
            list={suggestions.length > 0 ? listId : undefined}
            placeholder={value.length === 0 ? placeholder : undefined}
            value={typed}
            className="w-20 min-w-0 grow bg-transparent px-1 outline-none placeholder:text-muted"
            onChange={(event) => {
              if (event.target.value.includes(",")) add(event.target.value);
              else setTyped(event.target.value);
            }}
            onBlur={() => {
              if (typed.trim() !== "") add(typed);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && typed.trim() !== "") {
                event.preventDefault();
                add(typed);
              } else if (event.key === "Backspace" && typed === "") {
                onChange(value.slice(0, -1));
              }
            }}
          />
          <datalist id={listId}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
