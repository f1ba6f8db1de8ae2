import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { JobHead } from "../../features/builds/JobHead";
import { isOver } from "../../features/builds/jobs";
import { JobProgress } from "../../features/builds/JobProgress";
import { forget, remember } from "../../features/builds/underway";
import { useAppOf, useJob } from "../../features/builds/useJob";
import { useJobEvents } from "../../features/builds/useJobEvents";
import { putAwayBuilt } from "../../features/start/draftStore";
import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

/** One build: while it runs, what it does; afterwards, the application, or what to do now. */
export function Component() {
  const { job = "" } = useParams();
  return <Job key={job} job={job} />;
}

function Job({ job }: { job: string }) {
  const { t } = useTranslation(["build", "common"]);
  const { events, following } = useJobEvents(job);
  const { data: status, error, isError, refetch } = useJob(job, following);
  const { data: app } = useAppOf(job, status?.app);
  useEffect(() => {
    putAwayBuilt(job);
  }, [job]);
  const state = status?.state;
  const name = app?.name ?? "";
  useEffect(() => {
    if (!state) return;
    if (isOver(state)) forget(job);
    else remember(job, { name });
  }, [job, name, state]);
  if (!status)
    return (
      <Page title={t("title")}>
        {isError ? (
          <ErrorState
            title={t("common:state.failed")}
            message={messageOf(error)}
            onRetry={() => void refetch()}
          />
        ) : (
          <SkeletonRows label={t("common:state.loading")} />
        )}
      </Page>
    );
  return (
    <JobHead job={job} status={status} name={name}>
      {!isOver(status.state) && (isError || following === "lost") && (
        <p
          role="status"
          className="rounded-lg bg-warning-soft px-4 py-2.5 text-sm text-warning-ink"
        >
          {t("lost")}
        </p>
      )}
      <JobProgress status={status} app={app} events={events} following={following} />
    </JobHead>
  );
}
