import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

import { cx } from "./cx";

/** What every input takes besides its value. */
export interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
}

/** Spread onto the control inside a Field: ties it to label, hint and error. */
export interface ControlProps {
  id: string;
  name: string;
  required: boolean | undefined;
  disabled: boolean | undefined;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
}

interface FieldFrameProps extends FieldProps {
  children: (control: ControlProps) => ReactNode;
}

/** Label, control, hint and error of one input. */
export function Field({ children, className, hideLabel, label, ...field }: FieldFrameProps) {
  const id = useId();
  const control = controlProps(id, field);
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
        <RequiredMark required={field.required} />
      </label>
      {children(control)}
      <FieldNotes id={id} hint={field.hint} error={field.error} />
    </div>
  );
}

/** The same for a group of controls (radio buttons, check boxes, stars): a fieldset with a legend. */
export function FieldGroup({ children, className, hideLabel, label, ...field }: FieldFrameProps) {
  const id = useId();
  const control = controlProps(id, field);
  return (
    <fieldset
      className={cx("min-w-0", className)}
      aria-describedby={control["aria-describedby"]}
      disabled={field.disabled}
    >
      <legend className={hideLabel ? "sr-only" : "mb-1.5 text-sm font-medium"}>
        {label}
        <RequiredMark required={field.required} />
      </legend>
      {children(control)}
      <FieldNotes id={id} hint={field.hint} error={field.error} spaced />
    </fieldset>
  );
}

export function FieldNotes(props: {
  id: string;
  hint?: string | undefined;
  error?: string | undefined;
  spaced?: boolean;
}) {
  const { id, hint, error, spaced } = props;
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={cx("text-sm text-muted", spaced && "mt-1.5")}>
          {hint}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          className={cx("flex items-start gap-1.5 text-sm text-danger-ink", spaced && "mt-1.5")}
        >
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </>
  );
}

export function controlProps(id: string, field: Omit<FieldProps, "label">): ControlProps {
  const notes = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean);
  return {
    id,
    name: field.name,
    required: field.required,
    disabled: field.disabled,
    "aria-invalid": field.error ? true : undefined,
    "aria-describedby": notes.length > 0 ? notes.join(" ") : undefined,
  };
}

function RequiredMark({ required }: { required: boolean | undefined }) {
  return required ? (
    <span className="ms-0.5 text-danger-ink" aria-hidden>
      *
    </span>
  ) : null;
}
