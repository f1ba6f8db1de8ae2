import { Activity, Eye, Gauge, TriangleAlert, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Skeleton } from "../../ui/Skeleton";
import { StatCard, StatGrid } from "../../ui/StatCard";
import { useLatency, useSeries } from "./queries";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

/** The figures of the whole time at a glance. */
export function Figures({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const { number, milliseconds, percent } = useLabels(looked.timeZone);
  const total = {
    visitors: useSeries(looked, "visitors").data?.total,
    views: useSeries(looked, "views").data?.total,
    requests: useSeries(looked, "requests").data?.total,
    errors: useSeries(looked, "errors").data?.total,
  };
  const latency = useLatency(looked).data;
  const shown = (value: number | undefined) =>
    value === undefined ? <Skeleton className="h-9 w-20" /> : number(value);
  return (
    <StatGrid>
      <StatCard label={t("visitors")} icon={Users} value={shown(total.visitors)} />
      <StatCard label={t("views")} icon={Eye} value={shown(total.views)} />
      <StatCard label={t("requests")} icon={Activity} value={shown(total.requests)} />
      <StatCard
        label={t("errors")}
        icon={TriangleAlert}
        value={shown(total.errors)}
        hint={
          total.requests
            ? t("figures.share", { share: percent((total.errors ?? 0) / total.requests) })
            : undefined
        }
      />
      <StatCard
        label={t("figures.p95")}
        icon={Gauge}
        value={
          latency === undefined ? (
            <Skeleton className="h-9 w-20" />
          ) : latency.p95 === null ? (
            "–"
          ) : (
            milliseconds(latency.p95)
          )
        }
      />
    </StatGrid>
  );
}
