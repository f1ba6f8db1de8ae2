import { CircleAlert } from "lucide-react";
import type { ReactNode, SyntheticEvent } from "react";

import { useWording } from "../lib/wording";
import { Button } from "./Button";
import { cx } from "./cx";

export interface FormLayoutProps {
  onSubmit: (event: SyntheticEvent) => void;
  /** What failed as a whole; "" for nothing. */
  error?: string;
  submitLabel?: string;
  submitting?: boolean;
  onCancel?: () => void;
  /** More buttons at the left of the footer, such as Delete. */
  extra?: ReactNode;
  /** Fields in two columns where there is room; mark wide ones with className="sm:col-span-2". */
  columns?: 1 | 2;
  children: ReactNode;
}

/** A form with its fields, the message of what failed, and "Save". */
export function FormLayout(props: FormLayoutProps) {
  const words = useWording();
  const {
    onSubmit,
    error,
    submitLabel = words.save,
    submitting,
    onCancel,
    extra,
    columns = 1,
  } = props;
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      {error && <FormError message={error} />}
      <div className={cx("grid gap-(--stack-gap)", columns === 2 && "sm:grid-cols-2")}>
        {props.children}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {extra && <div className="me-auto">{extra}</div>}
        <div className="ms-auto flex gap-2 max-sm:w-full max-sm:flex-col-reverse">
          {onCancel && (
            <Button variant="secondary" onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
          <Button type="submit" busy={submitting ?? false}>
            {submitLabel}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What failed as a whole, above the fields. */
export function FormError({ message }: { message: string }) {
  return (
    <p
      role="alert"
      className="flex items-start gap-2.5 rounded-lg bg-danger-soft px-4 py-3 text-[0.9375rem] text-danger-ink"
    >
      <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
      {message}
    </p>
  );
}
