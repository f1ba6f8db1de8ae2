import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { cx } from "../../ui/cx";

export const STEPS = [
  { key: "describe", to: "/" },
  { key: "review", to: "/new/review" },
  { key: "look", to: "/new/look" },
  { key: "targets", to: "/new/targets" },
] as const;

export type StepKey = (typeof STEPS)[number]["key"];

/** Where one is on the way from words to a build; every step can be gone to. */
export function WizardSteps({ current }: { current: StepKey }) {
  const { t } = useTranslation("start");
  const at = STEPS.findIndex(({ key }) => key === current);
  return (
    <nav aria-label={t("wizard.label")}>
      <ol className="flex items-center gap-1 overflow-x-auto py-1 text-sm sm:gap-2">
        {STEPS.map(({ key, to }, index) => (
          <li key={key} className="flex shrink-0 items-center gap-1 sm:gap-2">
            {index > 0 && <span aria-hidden className="h-px w-3 bg-border-strong sm:w-8" />}
            <NavLink
              to={to}
              end
              aria-current={index === at ? "step" : undefined}
              className={cx(
                "flex min-h-9 items-center gap-2 rounded-full py-1 ps-1 pe-3 font-medium",
                index === at ? "bg-primary-soft text-link" : "text-muted hover:bg-hover",
              )}
            >
              <StepNumber index={index} at={at} />
              <span className={cx(index !== at && "max-sm:sr-only")}>{t(`wizard.${key}`)}</span>
            </NavLink>
          </li>
        ))}
        <li className="flex shrink-0 items-center gap-1 text-muted sm:gap-2">
          <span aria-hidden className="h-px w-3 bg-border-strong sm:w-8" />
          <span className="flex items-center gap-2 py-1 ps-1 pe-3">
            <StepNumber index={STEPS.length} at={at} />
            <span className="max-sm:sr-only">{t("wizard.build")}</span>
          </span>
        </li>
      </ol>
    </nav>
  );
}

function StepNumber({ index, at }: { index: number; at: number }) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-flex size-7 items-center justify-center rounded-full text-xs font-semibold tabular-nums",
        index < at && "bg-success-soft text-success-ink",
        index === at && "bg-primary text-on-primary",
        index > at && "bg-neutral-soft text-text",
      )}
    >
      {index < at ? <Check className="size-4" /> : index + 1}
    </span>
  );
}
