import { Check } from "lucide-react";

import { useWording } from "../lib/wording";
import { cx } from "./cx";

/** How something goes, in numbered steps side by side. */
export function Steps({ items }: { items: readonly { title: string; text?: string }[] }) {
  return (
    <ol className="grid gap-8 [grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))]">
      {items.map((step, index) => (
        <li key={step.title} className="relative border-t-2 border-border-strong pt-5">
          <span
            aria-hidden
            className="absolute -top-4 left-0 inline-flex size-8 items-center justify-center rounded-full bg-primary text-sm font-semibold text-on-primary"
          >
            {index + 1}
          </span>
          <p className="mt-2 font-heading text-lg font-semibold">{step.title}</p>
          {step.text && <p className="mt-1.5 text-muted">{step.text}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Where one is in a form of several steps; `current` counts from 0. */
export function StepProgress({ steps, current }: { steps: readonly string[]; current: number }) {
  const words = useWording();
  return (
    <ol aria-label={words.steps} className="flex gap-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={cx(
            "min-w-0 flex-1 border-t-3 pt-2 text-sm",
            index <= current ? "border-primary" : "border-border-strong text-muted",
            index === current && "font-medium",
          )}
        >
          <span className="flex items-center gap-1.5 max-sm:not-[[aria-current]_*]:sr-only">
            {index < current && <Check className="size-4 shrink-0 text-success-ink" aria-hidden />}
            <span className="truncate">{step}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
