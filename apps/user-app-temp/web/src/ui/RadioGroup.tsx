import { cx } from "./cx";
import { FieldGroup, type FieldProps } from "./Field";
import { type Choice, splitField, type Valued } from "./splitField";

export interface RadioGroupProps extends FieldProps, Valued<string> {
  options: readonly (Choice & { hint?: string })[];
  /** Cards side by side instead of a plain list. */
  cards?: boolean;
}

export function RadioGroup(props: RadioGroupProps) {
  const [field, { value, onChange, options, cards }] = splitField(props);
  return (
    <FieldGroup {...field}>
      {(control) => (
        <div className={cards ? "grid gap-2 sm:grid-cols-2" : "flex flex-col gap-1"}>
          {options.map((option) => (
            <label
              key={option.value}
              className={cx(
                "flex items-start gap-2.5 text-[0.9375rem]",
                cards
                  ? "rounded-md border border-border-strong p-3 transition-colors hover:border-control has-checked:border-link has-checked:bg-primary-soft"
                  : "min-h-8 w-fit py-1",
              )}
            >
              <input
                type="radio"
                name={control.name}
                value={option.value}
                checked={option.value === value}
                required={field.required}
                className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-control transition-all checked:border-6 checked:border-primary hover:border-text"
                onChange={() => {
                  onChange(option.value);
                }}
              />
              <span>
                {option.label}
                {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
