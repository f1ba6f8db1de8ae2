import { Hourglass, RotateCcw, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import type { Schema } from "../../api/client";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMoments } from "../../features/account/useMoments";
import { Loaded } from "../../features/admin/Loaded";
import { useAdminChanges, useQueue } from "../../features/admin/queries";
import { StepName } from "../../features/builds/StepList";
import { useWhose } from "../../features/monitor/useWhose";
import { messageOf } from "../../lib/errors";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { StatCard, StatGrid } from "../../ui/StatCard";

type Dead = Schema["DeadJob"];

/** What waits, what runs, and what was given up, over all organisations. */
export function Component() {
  const { t } = useTranslation("admin");
  const queue = useQueue();
  return (
    <SettingsPage title={t("queue.title")} lead={t("queue.lead")}>
      <Loaded query={queue}>
        {(found) => (
          <>
            <StatGrid>
              <StatCard label={t("queue.running")} value={found.running} />
              <StatCard label={t("queue.waiting")} value={found.waiting} />
              <StatCard label={t("queue.givenUp")} value={found.dead.length} />
            </StatGrid>
            <Jobs jobs={found.jobs} />
            <DeadLetters dead={found.dead} />
          </>
        )}
      </Loaded>
    </SettingsPage>
  );
}

function Jobs({ jobs }: { jobs: Schema["QueuedJob"][] }) {
  const { t } = useTranslation("admin");
  const whose = useWhose(true);
  const { relative } = useMoments();
  return (
    <Card flush title={t("queue.jobs")} description={t("queue.jobsText")}>
      {jobs.length === 0 ? (
        <EmptyState icon={Hourglass} title={t("queue.empty")} description={t("queue.emptyText")} />
      ) : (
        <ul className="divide-y" aria-label={t("queue.jobs")}>
          {jobs.map((job) => (
            <li
              key={job.job}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-(--card-padding) py-3.5"
            >
              <Badge tone={job.state === "running" ? "info" : "neutral"} dot>
                {t(job.state === "running" ? "queue.runs" : "queue.waits")}
              </Badge>
              <span className="font-medium">{whose(job.tenant).name}</span>
              <code className="font-mono text-sm break-all text-muted">{job.job}</code>
              {job.step !== "" && (
                <span className="text-sm text-muted">
                  <StepName name={job.step} />
                </span>
              )}
              <span className="ms-auto text-sm text-muted">{relative(job.created_at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function DeadLetters({ dead }: { dead: Dead[] }) {
  const { t } = useTranslation("admin");
  return (
    <Card flush title={t("queue.dead")} description={t("queue.deadText")}>
      {dead.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title={t("queue.noneDead")}
          description={t("queue.noneDeadText")}
        />
      ) : (
        <ul className="divide-y" aria-label={t("queue.dead")}>
          {dead.map((job) => (
            <DeadRow key={job.job} job={job} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function DeadRow({ job }: { job: Dead }) {
  const { t } = useTranslation("admin");
  const whose = useWhose(true);
  const { relative } = useMoments();
  const { retry } = useAdminChanges();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-(--card-padding) py-4">
      <div className="min-w-48 grow basis-0">
        <p className="font-medium">
          {whose(job.tenant).name} · <StepName name={job.step} />
        </p>
        <p className="text-sm break-words text-danger-ink">{job.message}</p>
        <p className="text-sm text-muted">
          <code className="font-mono break-all">{job.job}</code>
          {job.finished_at !== null && <> · {relative(job.finished_at)}</>}
        </p>
      </div>
      {job.retried !== null ? (
        <Badge tone="info">{t("queue.retried")}</Badge>
      ) : (
        <Button
          variant="secondary"
          size="small"
          icon={RotateCcw}
          busy={retry.isPending}
          aria-label={t("queue.retryOf", { job: job.job })}
          onClick={() => {
            retry.mutate(job.job, {
              onSuccess: () => toast.success(t("queue.isRetried")),
              onError: (refused) => toast.error(messageOf(refused)),
            });
          }}
        >
          {t("queue.retry")}
        </Button>
      )}
    </li>
  );
}
