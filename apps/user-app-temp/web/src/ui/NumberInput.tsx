import { useState } from "react";

import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";
import { Affix } from "./TextInput";

export interface NumberInputProps extends FieldProps, Valued<number | null> {
  min?: number;
  max?: number;
  step?: number | "any";
  placeholder?: string;
  prefix?: string;
  suffix?: string;
}

/** A number or nothing. What is typed stays as typed ("1.", "-") until it reads as a number. */
export function NumberInput(props: NumberInputProps) {
  const [field, { value, onChange, prefix, suffix, step = 1, ...rest }] = splitField(props);
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const text = parse(typed) === value ? typed : value === null ? "" : String(value);
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative flex items-center">
          {prefix && <Affix text={prefix} side="left" />}
          <input
            {...control}
            {...rest}
            type="number"
            inputMode={step === 1 ? "numeric" : "decimal"}
            step={step}
            value={text}
            className={cx("control tabular-nums")}
            style={{
              ...(prefix && { paddingLeft: `calc(${String(prefix.length)}ch + 1.5rem)` }),
              ...(suffix && { paddingRight: `calc(${String(suffix.length)}ch + 1.75rem)` }),
            }}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(parse(event.target.value));
            }}
          />
          {suffix && <Affix text={suffix} side="right" />}
        </div>
      )}
    </Field>
  );
}

function parse(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? null : number;
}
