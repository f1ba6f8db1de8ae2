import { Field, type FieldProps } from "./Field";
import { toLocalInput, toUtcIso } from "../lib/dates";
import { splitField, type Valued } from "./splitField";

interface MomentProps extends FieldProps, Valued<string> {
  min?: string;
  max?: string;
}

/** A calendar day, "2026-03-31"; nothing is "". */
export function DateInput(props: MomentProps) {
  return <NativeMoment {...props} type="date" />;
}

/** A time of day, "14:30"; nothing is "". */
export function TimeInput(props: MomentProps) {
  return <NativeMoment {...props} type="time" />;
}

/** A moment, ISO 8601 in UTC; shown and typed in the person's own time zone. Nothing is "". */
export function DateTimeInput({ value, onChange, min, max, ...rest }: MomentProps) {
  return (
    <NativeMoment
      {...rest}
      type="datetime-local"
      value={toLocalInput(value)}
      {...(min !== undefined && { min: toLocalInput(min) })}
      {...(max !== undefined && { max: toLocalInput(max) })}
      onChange={(local) => {
        onChange(toUtcIso(local));
      }}
    />
  );
}

function NativeMoment(props: MomentProps & { type: "date" | "time" | "datetime-local" }) {
  const [field, { value, onChange, ...rest }] = splitField(props);
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          {...rest}
          value={value}
          className="control tabular-nums"
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
