import { ChevronDown } from "lucide-react";

import { useWording } from "../lib/wording";
import { Field, type FieldProps } from "./Field";
import { type Choice, splitField, type Valued } from "./splitField";

export interface SelectProps extends FieldProps, Valued<string> {
  options: readonly Choice[];
  /** The text of the empty choice; without it a choice that is not required offers "None". */
  placeholder?: string;
}

/** One of a few: the browser's own list, which phones show best. Nothing chosen is "". */
export function Select(props: SelectProps) {
  const words = useWording();
  const [field, { value, onChange, options, placeholder }] = splitField(props);
  const empty = placeholder ?? (field.required ? words.choose : words.none);
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative flex items-center">
          <select
            {...control}
            value={value}
            className="control appearance-none truncate pr-9"
            onChange={(event) => {
              onChange(event.target.value);
            }}
          >
            {(!field.required || value === "") && <option value="">{empty}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            className="pointer-events-none absolute right-3 size-4 text-muted"
            aria-hidden
          />
        </div>
      )}
    </Field>
  );
}
