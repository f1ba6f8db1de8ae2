import { useId } from "react";

import type { CheckboxProps } from "./Checkbox";
import { cx } from "./cx";
import { controlProps, FieldNotes } from "./Field";
import { splitField } from "./splitField";

/** On or off, at once: for settings. In forms that are saved use Checkbox. */
export function Switch(props: CheckboxProps) {
  const [field, { value, onChange }] = splitField(props);
  const id = useId();
  return (
    <div className={cx("flex flex-col gap-1", field.className)}>
      <label
        htmlFor={id}
        className="flex min-h-8 items-center justify-between gap-4 text-[0.9375rem]"
      >
        <span className={field.hideLabel ? "sr-only" : undefined}>{field.label}</span>
        <span className="relative inline-flex h-6 w-10 shrink-0">
          <input
            {...controlProps(id, field)}
            type="checkbox"
            // The checkbox itself says whether it is on.
            // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
            role="switch"
            checked={value}
            className="peer h-6 w-10 appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-primary checked:bg-primary disabled:opacity-50"
            onChange={(event) => {
              onChange(event.target.checked);
            }}
          />
          <span
            aria-hidden
            className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-control transition-transform peer-checked:translate-x-4 peer-checked:bg-on-primary"
          />
        </span>
      </label>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
    </div>
  );
}
