import { BellRing, CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Card } from "../../ui/Card";
import { cx } from "../../ui/cx";
import { EmptyState } from "../../ui/EmptyState";
import { TextLink } from "../../ui/TextLink";
import { useMoments } from "../account/useMoments";
import type { Alert } from "./changes";
import type { WhoseName } from "./useWhose";

const LOOKS: Record<Alert["severity"], { icon: LucideIcon; look: string }> = {
  info: { icon: Info, look: "bg-info-soft text-info-ink" },
  warning: { icon: TriangleAlert, look: "bg-warning-soft text-warning-ink" },
  error: { icon: CircleAlert, look: "bg-danger-soft text-danger-ink" },
};

export interface AlertsCardProps {
  alerts: readonly Alert[];
  /** The one that came last while somebody looks; it is read aloud. */
  news: Alert | undefined;
  whose: WhoseName;
}

/** What should be looked at, of the last day; the newest first. */
export function AlertsCard({ alerts, news, whose }: AlertsCardProps) {
  const { t } = useTranslation("monitor");
  return (
    <Card flush title={t("alerts.title")} description={t("alerts.about")}>
      <p aria-live="polite" className="sr-only">
        {news && `${t(`alerts.kind.${news.kind}`)}: ${news.app_name} ${news.message}`}
      </p>
      {alerts.length === 0 ? (
        <EmptyState icon={BellRing} title={t("alerts.none")} description={t("alerts.noneText")} />
      ) : (
        <ul className="max-h-144 divide-y overflow-y-auto" aria-label={t("alerts.title")}>
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} whose={whose} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AlertRow({ alert, whose }: { alert: Alert; whose: WhoseName }) {
  const { t } = useTranslation("monitor");
  const { relative, moment } = useMoments();
  const { icon: Icon, look } = LOOKS[alert.severity];
  const owner = whose(alert.tenant);
  return (
    <li className="flex gap-3.5 px-(--card-padding) py-4">
      <span
        className={cx("inline-flex size-8 shrink-0 items-center justify-center rounded-lg", look)}
      >
        <Icon className="size-4.5" aria-label={t(`alerts.severity.${alert.severity}`)} />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{t(`alerts.kind.${alert.kind}`)}</span>
          <time
            dateTime={alert.at}
            title={moment(alert.at)}
            className="ms-auto text-sm whitespace-nowrap text-muted"
          >
            {relative(alert.at)}
          </time>
        </p>
        <p className="text-sm break-words text-muted">{alert.message}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
          {owner.name && <span className="text-muted">{owner.name}</span>}
          {owner.mine && alert.app !== "" && (
            <TextLink to={`/apps/${alert.app}`}>{alert.app_name || t("alerts.toApp")}</TextLink>
          )}
          {owner.mine && alert.job !== "" && (
            <TextLink to={`/jobs/${alert.job}`}>{t("alerts.toJob")}</TextLink>
          )}
        </p>
      </div>
    </li>
  );
}
