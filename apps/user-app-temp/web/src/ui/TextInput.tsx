import type { LucideIcon } from "lucide-react";

import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";

export interface TextInputProps extends FieldProps, Valued<string> {
  type?: "text" | "email" | "url" | "tel" | "password";
  placeholder?: string;
  autoComplete?: string;
  maxLength?: number;
  pattern?: string;
  icon?: LucideIcon;
  /** A short text inside the control, before and after what is typed: "https://", "kg". */
  prefix?: string;
  suffix?: string;
}

export function TextInput(props: TextInputProps) {
  const [field, { value, onChange, icon: Icon, prefix, suffix, type = "text", ...rest }] =
    splitField(props);
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative flex items-center">
          {Icon && (
            <Icon className="pointer-events-none absolute left-3 size-4 text-muted" aria-hidden />
          )}
          {prefix && <Affix text={prefix} side="left" />}
          <input
            {...control}
            {...rest}
            type={type}
            value={value}
            className={cx("control", Icon && "pl-9")}
            style={{
              ...(prefix && { paddingLeft: `calc(${String(prefix.length)}ch + 1.5rem)` }),
              ...(suffix && { paddingRight: `calc(${String(suffix.length)}ch + 1.5rem)` }),
            }}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
          {suffix && <Affix text={suffix} side="right" />}
        </div>
      )}
    </Field>
  );
}

/** A short text shown inside a control. */
export function Affix({ text, side }: { text: string; side: "left" | "right" }) {
  return (
    <span
      aria-hidden
      className={cx(
        "pointer-events-none absolute text-[0.9375rem] text-muted",
        side === "left" ? "left-3" : "right-3",
      )}
    >
      {text}
    </span>
  );
}
