import { DatabaseZap, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { Card } from "../../../ui/Card";
import { cx } from "../../../ui/cx";

type Step = Schema["MigrationStep"];

/** What is done with the data, how many records it touches, and what goes away by it. */
export function Migration({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation("app");
  if (steps.length === 0) return null;
  const lost = steps.filter(isLoss);
  return (
    <Card
      title={t("changes.data")}
      description={t(lost.length > 0 ? "changes.dataLoss" : "changes.dataKept")}
    >
      <ul className="flex flex-col divide-y">
        {steps.map((step, place) => {
          const loss = isLoss(step);
          const Icon = loss ? TriangleAlert : DatabaseZap;
          return (
            <li
              key={`${String(place)} ${step.kind}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-[0.9375rem] first:pt-0 last:pb-0"
            >
              <Icon
                className={cx("size-4.5 shrink-0", loss ? "text-danger-ink" : "text-muted")}
                aria-hidden
              />
              <span className="min-w-0 grow basis-56 break-words">{step.words}</span>
              {typeof step.rows_affected === "number" && (
                <span
                  className={cx("text-sm tabular-nums", loss ? "text-danger-ink" : "text-muted")}
                >
                  {t(step.counted === "values" ? "changes.values" : "changes.rows", {
                    count: step.rows_affected,
                  })}
                </span>
              )}
              {step.destructive && (
                <Badge tone={loss ? "danger" : "neutral"}>
                  {t(loss ? "changes.destructive" : "changes.harmless")}
                </Badge>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Whether something goes away that somebody entered; what could not be counted is taken for it. */
export function isLoss(step: Step): boolean {
  return step.destructive && step.rows_affected !== 0;
}
