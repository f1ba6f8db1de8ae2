import { Check, Circle, LoaderCircle, type LucideIcon, Minus, X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { formatDuration } from "./duration";
import { GateChips } from "./GateChips";
import { type Gate, known, secondsOf, type Step } from "./jobs";

const ICONS: Record<Step["state"], { icon: LucideIcon; look: string }> = {
  waiting: { icon: Circle, look: "border border-border-strong text-transparent" },
  running: { icon: LoaderCircle, look: "bg-primary-soft text-link [&>svg]:animate-spin" },
  succeeded: { icon: Check, look: "bg-success-soft text-success-ink" },
  failed: { icon: X, look: "bg-danger-soft text-danger-ink" },
  skipped: { icon: Minus, look: "bg-neutral-soft text-muted" },
};
export const STEP_NAMES = [
  "prepare",
  "understand",
  "compile",
  "merge",
  "verify",
  "publish",
  "release",
  "notify",
] as const;

export interface StepListProps {
  steps: readonly Step[];
  gates: readonly Gate[];
  now: number;
}

/** The steps of a build with their times; checks appear below the step that runs them. */
export function StepList({ steps, gates, now }: StepListProps) {
  const { t } = useTranslation("build");
  return (
    <ol aria-label={t("steps.label")} className="flex flex-col">
      {steps.map((step, index) => (
        <li key={step.name} className="relative flex gap-3.5 pb-5 last:pb-0">
          {index < steps.length - 1 && (
            <span
              aria-hidden
              className={cx(
                "absolute start-[0.8125rem] top-8 bottom-0 w-0.5",
                step.state === "succeeded" ? "bg-success-soft" : "bg-border",
              )}
            />
          )}
          <StepMark state={step.state} />
          <div className="min-w-0 grow">
            <div className="flex min-h-7 items-center justify-between gap-3">
              <p className={cx("font-medium", step.state === "waiting" && "text-muted")}>
                <StepName name={step.name} />
                <span className="sr-only"> – {t(`steps.state.${step.state}`)}</span>
                {step.attempts > 1 && (
                  <span className="ms-2 text-sm font-normal text-warning-ink">
                    {t("steps.attempt", { count: step.attempts })}
                  </span>
                )}
              </p>
              <StepTime step={step} now={now} />
            </div>
            {step.message !== "" && <p className="text-sm text-muted">{step.message}</p>}
            {step.name === "verify" && gates.length > 0 && <GateChips gates={gates} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state }: { state: Step["state"] }) {
  const { icon: Icon, look } = ICONS[state];
  return (
    <span
      aria-hidden
      className={cx(
        "relative inline-flex size-7 shrink-0 items-center justify-center rounded-full",
        look,
      )}
    >
      <Icon className="size-4" />
    </span>
  );
}

/** What a step does, in plain words. */
export function StepName({ name }: { name: string }) {
  const { t } = useTranslation("build");
  const found = STEP_NAMES.find((one) => one === name);
  return <>{found ? t(`steps.name.${found}`) : name}</>;
}

function StepTime({ step, now }: { step: Step; now: number }) {
  const { t, i18n } = useTranslation("build");
  const usual = step.expected_seconds;
  const shown = step.state === "running" || known(step.seconds);
  const duration = (seconds: number) => formatDuration(seconds, i18n.language);
  return (
    <p className="shrink-0 text-end text-sm text-muted tabular-nums">
      {shown && <span className="text-text">{duration(secondsOf(step, now))}</span>}
      {known(usual) && usual >= 1 && !["succeeded", "skipped"].includes(step.state) && (
        <span className={cx(shown && "ms-2")}>{t("steps.usual", { time: duration(usual) })}</span>
      )}
    </p>
  );
}
