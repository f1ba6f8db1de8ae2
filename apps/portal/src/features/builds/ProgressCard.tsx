import { useTranslation } from "react-i18next";

import { Card } from "../../ui/Card";
import { Progress } from "../../ui/Progress";
import { formatDuration, roundedGuess } from "./duration";
import type { Following } from "./followJob";
import { elapsedOf, type Gate, isOver, known, progressOf, type Status } from "./jobs";
import { StepList } from "./StepList";

export interface ProgressCardProps {
  status: Status;
  gates: readonly Gate[];
  now: number;
  following: Following;
}

/** How far a build is, how long it will take by what builds took before, and its steps. */
export function ProgressCard({ status, gates, now, following }: ProgressCardProps) {
  const { t, i18n } = useTranslation("build");
  const duration = (seconds: number) => formatDuration(seconds, i18n.language);
  const over = isOver(status.state);
  return (
    <Card>
      <div className="mb-5 flex flex-col gap-2.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg">{t(`progress.${status.state}`)}</h2>
          {known(status.started_at) && (
            <p className="text-sm text-muted tabular-nums">
              {t(over ? "progress.took" : "progress.since", {
                time: duration(elapsedOf(status, now)),
              })}
            </p>
          )}
        </div>
        {!over && <Progress label={t("progress.label")} value={progressOf(status, now)} />}
        {!over && (
          <p className="text-sm text-muted">
            {status.state === "queued" && known(status.position)
              ? t("progress.position", { count: status.position })
              : !known(status.expected_seconds)
                ? t("progress.noHistory")
                : t("progress.usually", {
                    time: duration(roundedGuess(status.expected_seconds)),
                  })}{" "}
            {t("progress.goesOn")}
          </p>
        )}
        {!over && following === "asking" && (
          <p className="text-sm text-muted">{t("progress.asking")}</p>
        )}
      </div>
      <StepList steps={status.steps} gates={gates} now={now} />
    </Card>
  );
}
