import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";

export interface TextAreaProps extends FieldProps, Valued<string> {
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  /** For code and data. */
  monospace?: boolean;
  readOnly?: boolean;
}

/** Text of several lines; it grows with what is typed. */
export function TextArea(props: TextAreaProps) {
  const [field, { value, onChange, rows = 4, monospace, ...rest }] = splitField(props);
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          {...rest}
          rows={rows}
          value={value}
          spellCheck={monospace ? false : undefined}
          className={cx(
            "control field-sizing-content min-h-[calc(var(--lines)*1.4em+1rem)] resize-y",
            monospace && "font-mono text-sm",
          )}
          style={{ "--lines": rows } as React.CSSProperties}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
