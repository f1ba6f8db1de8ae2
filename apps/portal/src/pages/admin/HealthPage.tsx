import { CircleCheck, CircleX, type LucideIcon, RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../api/client";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMoments } from "../../features/account/useMoments";
import { Loaded } from "../../features/admin/Loaded";
import { useHealth } from "../../features/admin/queries";
import { showNumber } from "../../lib/show";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";

type Part = Schema["PartHealth"];

const LOOKS: Record<Part["state"], { icon: LucideIcon; look: string }> = {
  ok: { icon: CircleCheck, look: "bg-success-soft text-success-ink" },
  warn: { icon: TriangleAlert, look: "bg-warning-soft text-warning-ink" },
  down: { icon: CircleX, look: "bg-danger-soft text-danger-ink" },
};
const ORDER: readonly Part["state"][] = ["down", "warn", "ok"];

/** How every part of the platform is, those with trouble first. */
export function Component() {
  const { t } = useTranslation("admin");
  const health = useHealth();
  return (
    <SettingsPage title={t("health.title")} lead={t("health.lead")}>
      <Loaded query={health}>
        {(report) => (
          <>
            <Whole report={report} busy={health.isFetching} onLook={() => void health.refetch()} />
            <ul className="grid gap-4 sm:grid-cols-2" aria-label={t("health.parts")}>
              {[...report.parts]
                .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
                .map((part) => (
                  <PartCard key={part.name} part={part} />
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </SettingsPage>
  );
}

interface WholeProps {
  report: Schema["HealthReport"];
  busy: boolean;
  onLook: () => void;
}

function Whole({ report, busy, onLook }: WholeProps) {
  const { t } = useTranslation("admin");
  const { moment } = useMoments();
  const { icon: Icon, look } = LOOKS[report.state];
  return (
    <div className={cx("flex flex-wrap items-center gap-4 rounded-xl p-5", look)}>
      <Icon className="size-8 shrink-0" aria-hidden />
      <div className="min-w-0 grow">
        <p className="font-heading text-lg font-semibold">{t(`health.whole.${report.state}`)}</p>
        <p className="text-sm">{t("health.asked", { at: moment(report.at) })}</p>
      </div>
      <Button variant="secondary" size="small" icon={RefreshCw} busy={busy} onClick={onLook}>
        {t("health.again")}
      </Button>
    </div>
  );
}

function PartCard({ part }: { part: Part }) {
  const { t } = useTranslation("admin");
  const { icon: Icon, look } = LOOKS[part.state];
  return (
    <li className="on-surface flex gap-4 rounded-xl border p-(--card-padding) shadow-card">
      <span
        className={cx("inline-flex size-10 shrink-0 items-center justify-center rounded-lg", look)}
      >
        <Icon className="size-5" aria-hidden />
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 className="text-base">
            {t(`health.name.${part.name}`, { defaultValue: part.name })}
          </h2>
          <span className="text-sm text-muted tabular-nums">
            {t("health.took", { time: showNumber(part.latency_ms, 1) })}
          </span>
        </div>
        <p className="mt-0.5 text-sm break-words">
          <span className="font-medium">{t(`health.state.${part.state}`)}</span>
          <span className="text-muted"> · {part.words}</span>
        </p>
        {part.remedy !== "" && (
          <p className="mt-2 text-sm break-words text-muted">
            {t("health.remedy")} <code className="font-mono">{part.remedy}</code>
          </p>
        )}
      </div>
    </li>
  );
}
