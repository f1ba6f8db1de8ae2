import { Check, type LucideIcon, Minus, X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { GateName } from "./GateChips";
import type { ProvenSentence } from "./useEvidence";

type CheckOut = ProvenSentence["checks"][number];

const LOOKS: Record<CheckOut["status"], { icon: LucideIcon; ink: string }> = {
  failed: { icon: X, ink: "text-danger-ink" },
  passed: { icon: Check, ink: "text-success-ink" },
  skipped: { icon: Minus, ink: "text-muted" },
};

/** The checks behind a sentence: how many passed, and which they were. */
export function ProvingChecks({ checks }: { checks: readonly CheckOut[] }) {
  const { t } = useTranslation("build");
  const counts = (["failed", "passed", "skipped"] as const)
    .map((status) => ({ status, count: checks.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  const failed = counts.some(({ status }) => status === "failed");
  return (
    <details open={failed} className="group text-[0.9375rem]">
      <summary className="w-fit rounded-md font-medium">
        {counts.map(({ status, count }) => t(`evidence.${status}`, { count })).join(", ")}
      </summary>
      <ul className="mt-2 flex flex-col gap-1">
        {checks.map(({ name, gate, status }) => {
          const { icon: Icon, ink } = LOOKS[status];
          return (
            <li key={`${gate} ${name}`} className="flex items-start gap-2 text-sm">
              <Icon className={cx("mt-0.5 size-4 shrink-0", ink)} aria-hidden />
              <span className="sr-only">{t(`gates.status.${status}`)}</span>
              <span className="min-w-0">
                <code className="break-all">{name}</code>{" "}
                <span className="text-muted">
                  <GateName name={gate} />
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
