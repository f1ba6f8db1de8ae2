import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/IconButton";
import { type Strength, strengthOf } from "./passwordStrength";

export interface PasswordInputProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  required?: boolean;
  /** Judges what is typed; the address counts, because nobody should use it. */
  judgedFor?: string;
}

/** A password: hidden unless one asks, and judged by words while a new one is typed. */
export function PasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation("auth");
  const [shown, setShown] = useState(false);
  const { label, name, value, onChange, error, hint, autoComplete, judgedFor } = props;
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={label}
        name={name}
        required={props.required ?? true}
        {...(error && { error })}
        {...(hint && { hint })}
      >
        {(control) => (
          <div className="relative">
            <input
              {...control}
              type={shown ? "text" : "password"}
              autoComplete={autoComplete}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={200}
              value={value}
              className="control pe-11!"
              onChange={(event) => {
                onChange(event.target.value);
              }}
            />
            <IconButton
              icon={shown ? EyeOff : Eye}
              label={t(shown ? "password.hide" : "password.show")}
              aria-pressed={shown}
              size="small"
              className="absolute end-1 top-1/2 -translate-y-1/2"
              onClick={() => {
                setShown(!shown);
              }}
            />
          </div>
        )}
      </Field>
      {judgedFor !== undefined && (
        <StrengthWords strength={value === "" ? null : strengthOf(value, judgedFor)} />
      )}
    </div>
  );
}

const STEPS: Record<Strength, { filled: number; colour: string }> = {
  short: { filled: 1, colour: "bg-danger" },
  weak: { filled: 1, colour: "bg-danger" },
  fair: { filled: 2, colour: "bg-warning" },
  good: { filled: 3, colour: "bg-success" },
  strong: { filled: 4, colour: "bg-success" },
};

function StrengthWords({ strength }: { strength: Strength | null }) {
  const { t } = useTranslation("auth");
  const step = strength ? STEPS[strength] : { filled: 0, colour: "" };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid grid-cols-4 gap-1.5" aria-hidden>
        {[1, 2, 3, 4].map((place) => (
          <span
            key={place}
            className={cx(
              "h-1 rounded-full transition-colors",
              place <= step.filled ? step.colour : "bg-border",
            )}
          />
        ))}
      </div>
      <p className="text-sm text-muted" aria-live="polite">
        {strength ? t(`password.${strength}`) : t("password.hint")}
      </p>
    </div>
  );
}
