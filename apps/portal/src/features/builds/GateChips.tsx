import { Check, type LucideIcon, Minus, X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import type { Gate } from "./jobs";

const LOOKS: Record<Gate["status"], { icon: LucideIcon; look: string }> = {
  passed: { icon: Check, look: "bg-success-soft text-success-ink" },
  failed: { icon: X, look: "bg-danger-soft text-danger-ink" },
  skipped: { icon: Minus, look: "bg-neutral-soft text-muted" },
};

/** The checks of a build as they end. */
export function GateChips({ gates }: { gates: readonly Gate[] }) {
  const { t } = useTranslation("build");
  return (
    <ul aria-label={t("gates.label")} className="mt-2 flex flex-wrap gap-1.5">
      {gates.map((gate) => {
        const { icon: Icon, look } = LOOKS[gate.status];
        return (
          <li
            key={gate.name}
            title={gate.reason || undefined}
            className={cx(
              "flex items-center gap-1 rounded-full py-0.5 ps-1.5 pe-2.5 text-xs font-medium",
              look,
            )}
          >
            <Icon className="size-3.5" aria-hidden />
            <GateName name={gate.name} />
            <span className="sr-only">{t(`gates.status.${gate.status}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

const KNOWN = [
  "build",
  "boot",
  "browser",
  "accessibility",
  "tests-api",
  "tests-web",
  "types-api",
  "types-web",
  "lint-api",
  "lint-web",
  "format",
] as const;

/** What a check looks at, in plain words. */
export function useGateName(): (name: string) => string {
  const { t } = useTranslation("build");
  return (name) => {
    const known = KNOWN.find((one) => one === name);
    return known ? t(`gates.name.${known}`) : name.replaceAll("_", " ");
  };
}

export function GateName({ name }: { name: string }) {
  return <>{useGateName()(name)}</>;
}
