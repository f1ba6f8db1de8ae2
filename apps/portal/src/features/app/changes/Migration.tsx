import { DatabaseZap, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { Card } from "../../../ui/Card";
import { cx } from "../../../ui/cx";
import { More } from "./More";

type Step = Schema["MigrationStep"];

const SHOWN = 6;

/** What is done with the data, how many records it touches, and what goes away by it. */
export function Migration({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation("app");
  if (steps.length === 0) return null;
  const lost = steps.filter(isLoss);
  const calm = steps.filter((step) => !isLoss(step));
  const shown = Math.max(0, SHOWN - lost.length);
  return (
    <Card
      title={t("changes.data")}
      description={t(lost.length > 0 ? "changes.dataLoss" : "changes.dataKept")}
    >
      <Steps steps={[...lost, ...calm.slice(0, shown)]} />
      {calm.length > shown && (
        <div className="mt-2">
          <More count={calm.length - shown}>
            <Steps steps={calm.slice(shown)} />
          </More>
        </div>
      )}
    </Card>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className="flex flex-col divide-y">
      {steps.map((step, place) => (
        <Line key={`${String(place)} ${step.kind}`} step={step} />
      ))}
    </ul>
  );
}

function Line({ step }: { step: Step }) {
  const { t } = useTranslation("app");
  const loss = isLoss(step);
  const Icon = loss ? TriangleAlert : DatabaseZap;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-[0.9375rem] first:pt-0 last:pb-0">
      <Icon
        className={cx("size-4.5 shrink-0", loss ? "text-danger-ink" : "text-muted")}
        aria-hidden
      />
      <span className="min-w-0 grow basis-56 break-words">{step.words}</span>
      {typeof step.rows_affected === "number" && (
        <span className={cx("text-sm tabular-nums", loss ? "text-danger-ink" : "text-muted")}>
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
}

/** Whether something goes away that somebody entered; what could not be counted is taken for it. */
export function isLoss(step: Step): boolean {
  return step.destructive && step.rows_affected !== 0;
}
