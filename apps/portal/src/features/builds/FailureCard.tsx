import { CircleAlert, PencilLine, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { Findings } from "./Findings";
import { useGateName } from "./GateChips";
import type { Gate, Status } from "./jobs";
import { StepName } from "./StepList";

export interface FailureCardProps {
  status: Status;
  gates: readonly Gate[];
  retrying: boolean;
  problem: string;
  onRetry: () => void;
  onChangeWords: (() => void) | null;
}

/** Why a build ended without an application, and what to do now. */
export function FailureCard(props: FailureCardProps) {
  const { status, gates, retrying, problem, onRetry, onChangeWords } = props;
  const { t, i18n } = useTranslation("build");
  const nameOf = useGateName();
  const cancelled = status.state === "cancelled";
  const failed = gates.filter((gate) => gate.status === "failed");
  const checks = new Intl.ListFormat(i18n.language).format(failed.map(({ name }) => nameOf(name)));
  const { error } = status;
  return (
    <section
      aria-labelledby="failed"
      className="on-surface flex flex-col gap-4 rounded-2xl border border-s-4 border-s-danger p-6 shadow-card sm:p-8"
    >
      <div className="flex gap-4">
        <CircleAlert className="mt-1 size-6 shrink-0 text-danger-ink" aria-hidden />
        <div className="min-w-0">
          <h2 id="failed" className="text-title">
            {t(cancelled ? "failed.cancelled" : "failed.title")}
          </h2>
          {cancelled && <p className="mt-1 text-muted">{t("failed.cancelledText")}</p>}
          {error && (
            <>
              {failed.length > 0 ? (
                <p className="mt-1">{t("failed.red", { count: failed.length, checks })}</p>
              ) : (
                <>
                  <p className="mt-1">{error.message}</p>
                  {error.hint !== "" && <p className="mt-1 text-muted">{error.hint}</p>}
                </>
              )}
              {error.step !== "" && (
                <p className="mt-2 text-sm text-muted">
                  {t("failed.at")} <StepName name={error.step} />
                </p>
              )}
            </>
          )}
        </div>
      </div>
      {failed.length > 0 && <Findings app={status.app} job={status.job} gates={failed} />}
      <p className="text-sm text-muted">{t("failed.nothingLost")}</p>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={RotateCw} busy={retrying} onClick={onRetry}>
          {t("failed.retry")}
        </Button>
        {onChangeWords && (
          <Button variant="secondary" icon={PencilLine} onClick={onChangeWords}>
            {t("failed.change")}
          </Button>
        )}
      </div>
      {problem !== "" && (
        <p role="alert" className="text-sm text-danger-ink">
          {problem}
        </p>
      )}
    </section>
  );
}
