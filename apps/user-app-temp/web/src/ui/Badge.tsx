import type { ReactNode } from "react";

import { cx } from "./cx";

export type Tone = "neutral" | "primary" | "accent" | "success" | "warning" | "danger" | "info";

const TONES: Record<Tone, string> = {
  neutral: "bg-neutral-soft text-text",
  primary: "bg-primary-soft text-link",
  accent: "bg-accent-soft text-accent-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
};

/** A short word about a state. The dot repeats the tone, the word carries the meaning. */
export function Badge(props: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  const { tone = "neutral", dot = false, children } = props;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full align-middle px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {dot && <span className="size-1.5 rounded-full bg-current" aria-hidden />}
      {children}
    </span>
  );
}
