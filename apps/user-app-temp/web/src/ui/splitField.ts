import type { FieldProps } from "./Field";

/** Parts the properties that belong to the field's frame from those of the control itself. */
export function splitField<Props extends FieldProps>(
  props: Props,
): [FieldProps, Omit<Props, keyof FieldProps>] {
  const { label, name, hint, error, required, disabled, hideLabel, className, ...rest } = props;
  const field = { label, name, hint, error, required, disabled, hideLabel, className };
  return [field as FieldProps, rest];
}

/** An input's value and what to call with the next one. */
export interface Valued<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

/** One thing to choose. */
export interface Choice<Value extends string | number = string> {
  value: Value;
  label: string;
}
