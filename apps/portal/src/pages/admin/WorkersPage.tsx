import { Cpu } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../api/client";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMoments } from "../../features/account/useMoments";
import { Loaded } from "../../features/admin/Loaded";
import { useWorkers } from "../../features/admin/queries";
import { StepName } from "../../features/builds/StepList";
import { Badge, type Tone } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";

type Worker = Schema["WorkerOut"];

const TONES: Record<Worker["state"], Tone> = { up: "success", silent: "warning", down: "neutral" };

/** The processes that take builds. */
export function Component() {
  const { t } = useTranslation("admin");
  const workers = useWorkers();
  return (
    <SettingsPage title={t("workers.title")} lead={t("workers.lead")}>
      <Loaded query={workers}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              icon={Cpu}
              title={t("workers.none")}
              description={<code className="font-mono">loomery worker</code>}
            />
          ) : (
            <ul className="flex flex-col gap-4" aria-label={t("workers.title")}>
              {found.map((worker) => (
                <li key={worker.id}>
                  <WorkerCard worker={worker} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}

function WorkerCard({ worker }: { worker: Worker }) {
  const { t } = useTranslation("admin");
  const { moment, relative } = useMoments();
  return (
    <Card
      title={<span className="font-mono text-base break-all">{worker.id}</span>}
      actions={
        <Badge tone={TONES[worker.state]} dot>
          {t(`workers.state.${worker.state}`)}
        </Badge>
      }
    >
      <dl className="grid gap-x-6 gap-y-3 text-[0.9375rem] sm:grid-cols-4">
        <Fact label={t("workers.version")}>{worker.version}</Fact>
        <Fact label={t("workers.started")}>{moment(worker.started_at)}</Fact>
        <Fact label={t("workers.starts")}>{worker.starts}</Fact>
        <Fact label={t("workers.seen")}>{relative(worker.seen_at)}</Fact>
      </dl>
      {worker.jobs.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2 border-t pt-4" aria-label={t("workers.jobs")}>
          {worker.jobs.map((job) => (
            <li key={job.job} className="flex flex-wrap gap-x-3 text-sm">
              <code className="font-mono break-all">{job.job}</code>
              {job.step !== "" && (
                <span className="text-muted">
                  <StepName name={job.step} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
