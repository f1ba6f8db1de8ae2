import { Check } from "lucide-react";
import { useId } from "react";

import { cx } from "./cx";
import { controlProps, type FieldProps, FieldNotes } from "./Field";
import { splitField, type Valued } from "./splitField";

export type CheckboxProps = FieldProps & Valued<boolean>;

export function Checkbox(props: CheckboxProps) {
  const [field, { value, onChange }] = splitField(props);
  const id = useId();
  return (
    <div className={cx("flex flex-col gap-1", field.className)}>
      <label htmlFor={id} className="flex min-h-8 w-fit items-center gap-2.5 text-[0.9375rem]">
        <span className="relative inline-flex size-5 shrink-0">
          <input
            {...controlProps(id, field)}
            type="checkbox"
            checked={value}
            className="peer size-5 appearance-none rounded-xs border border-control transition-colors checked:border-primary checked:bg-primary hover:border-text disabled:opacity-50"
            onChange={(event) => {
              onChange(event.target.checked);
            }}
          />
          <Check
            className="pointer-events-none absolute inset-0.5 size-4 stroke-3 text-on-primary opacity-0 peer-checked:opacity-100"
            aria-hidden
          />
        </span>
        <span className={field.hideLabel ? "sr-only" : undefined}>{field.label}</span>
      </label>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
    </div>
  );
}
