import { Hourglass, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { Progress } from "../../ui/Progress";
import { formatDuration, localeOf } from "../builds/duration";
import { StepName, STEP_NAMES } from "../builds/StepList";
import { useNow } from "../builds/useNow";
import type { MonitorJob } from "./changes";
import type { WhoseName } from "./useWhose";

export interface JobsCardProps {
  jobs: readonly MonitorJob[];
  whose: WhoseName;
}

/** Builds that run or wait, with what is being done. */
export function JobsCard({ jobs, whose }: JobsCardProps) {
  const { t } = useTranslation("monitor");
  const now = useNow(jobs.length > 0, 1000);
  const ordered = [...jobs].sort((one, other) => rank(one) - rank(other));
  return (
    <Card flush title={t("jobs.title")} description={t("jobs.about")}>
      {jobs.length === 0 ? (
        <EmptyState icon={Hourglass} title={t("jobs.none")} description={t("jobs.noneText")} />
      ) : (
        <ul className="divide-y" aria-label={t("jobs.title")}>
          {ordered.map((job) => (
            <JobRow key={job.job} job={job} now={now} whose={whose} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const rank = ({ state }: MonitorJob) => (state === "running" ? 0 : 1);

function JobRow({ job, now, whose }: { job: MonitorJob; now: number; whose: WhoseName }) {
  const { t, i18n } = useTranslation(["monitor", "apps"]);
  const name = job.app_name || t("apps:unnamed");
  const since = Date.parse(job.started_at ?? job.created_at);
  const seconds = Math.max(0, (now - since) / 1000);
  const running = job.state === "running";
  const owner = whose(job.tenant);
  return (
    <li className="flex flex-col gap-2 px-(--card-padding) py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {owner.mine ? (
          <Link to={`/jobs/${job.job}`} className="font-medium hover:underline">
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        <Badge tone={running ? "info" : "neutral"} dot>
          {t(`jobs.${job.state}`)}
        </Badge>
        {owner.name && <span className="text-sm text-muted">{owner.name}</span>}
        <span className="ms-auto text-sm text-muted tabular-nums">
          {formatDuration(Math.round(seconds), localeOf(i18n.language))}
        </span>
      </div>
      {running && (
        <>
          <Progress label={t("jobs.progress", { name })} value={shareOf(job.step)} />
          <p className="flex items-center gap-2 text-sm text-muted">
            <LoaderCircle className="size-4 animate-spin" aria-hidden />
            {job.step === "" ? t("jobs.between") : <StepName name={job.step} />}
          </p>
        </>
      )}
    </li>
  );
}

/** How far a build is, by its step: half of a step that goes on is taken to be done. */
function shareOf(step: string): number {
  const at = STEP_NAMES.findIndex((name) => name === step);
  return (Math.max(0, at) + 0.5) / STEP_NAMES.length;
}
