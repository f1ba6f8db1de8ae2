import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Schema } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { changeDraft } from "../start/draftStore";
import { formatDuration } from "./duration";
import { FailureCard } from "./FailureCard";
import type { Following } from "./followJob";
import { elapsedOf, gatesOf, isOver, type JobEvent, type Status } from "./jobs";
import { LogPanel } from "./LogPanel";
import { ProgressCard } from "./ProgressCard";
import { SuccessCard } from "./SuccessCard";
import { useNow } from "./useNow";
import { useRetry } from "./useRetry";

export interface JobProgressProps {
  status: Status;
  app: Schema["AppOut"] | undefined;
  events: readonly JobEvent[];
  following: Following;
}

/** How one build goes, or went. */
export function JobProgress({ status, app, events, following }: JobProgressProps) {
  const { t } = useTranslation("build");
  const over = isOver(status.state);
  const now = useNow(!over);
  const gates = gatesOf(events);
  return (
    <>
      <p role="status" className="sr-only">
        {t(`announce.${status.state}`, { name: app?.name ?? "" })}
      </p>
      <Outcome status={status} app={app} gates={gates} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <ProgressCard status={status} gates={gates} now={now} following={following} />
        {app && (
          <Card title={t("asked.title")}>
            <p className="max-h-72 overflow-y-auto text-[0.9375rem] whitespace-pre-wrap">
              {app.description}
            </p>
          </Card>
        )}
      </div>
      <LogPanel job={status.job} events={events} running={!over} />
    </>
  );
}

type OutcomeProps = Pick<JobProgressProps, "status" | "app"> & {
  gates: ReturnType<typeof gatesOf>;
};

function Outcome({ status, app, gates }: OutcomeProps) {
  const { t, i18n } = useTranslation("build");
  const navigate = useNavigate();
  const retry = useRetry(status.job);
  if (!isOver(status.state)) return null;
  if (status.state === "succeeded")
    return (
      <SuccessCard
        app={status.app}
        name={app?.name || t("unnamed")}
        url={status.url ?? app?.url ?? null}
        picture={app?.picture ?? null}
        line={t("done.line", {
          time: formatDuration(elapsedOf(status, 0), i18n.language),
          count: gates.filter((gate) => gate.status === "passed").length,
        })}
      />
    );
  return (
    <FailureCard
      status={status}
      gates={gates}
      retrying={retry.isPending}
      problem={retry.isError ? messageOf(retry.error) : ""}
      onRetry={() => {
        retry.mutate();
      }}
      onChangeWords={
        app
          ? () => {
              changeDraft({ words: app.description });
              void navigate("/");
            }
          : null
      }
    />
  );
}
