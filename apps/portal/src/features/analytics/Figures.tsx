import { Activity, Eye, Gauge, TriangleAlert, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Skeleton } from "../../ui/Skeleton";
import { StatCard, StatGrid } from "../../ui/StatCard";
import { Change } from "./Change";
import { useLatency, useSeries } from "./queries";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

/** The figures of the whole time at a glance. */
export function Figures({ looked, compares }: { looked: Looked; compares: boolean }) {
  const { t } = useTranslation("analytics");
  const { number, milliseconds, percent } = useLabels(looked.timeZone);
  const total = {
    visitors: useSeries(looked, "visitors").data?.total,
    views: useSeries(looked, "views").data?.total,
    requests: useSeries(looked, "requests").data?.total,
    errors: useSeries(looked, "errors").data?.total,
  };
  const latency = useLatency(looked).data;
  const before = useBefore(looked, compares);
  const shown = (value: number | undefined) =>
    value === undefined ? <Skeleton className="h-9 w-20" /> : number(value);
  return (
    <StatGrid>
      <StatCard
        label={t("visitors")}
        icon={Users}
        value={shown(total.visitors)}
        hint={compares ? <Change now={total.visitors} before={before.visitors} /> : undefined}
      />
      <StatCard
        label={t("views")}
        icon={Eye}
        value={shown(total.views)}
        hint={compares ? <Change now={total.views} before={before.views} /> : undefined}
      />
      <StatCard
        label={t("requests")}
        icon={Activity}
        value={shown(total.requests)}
        hint={compares ? <Change now={total.requests} before={before.requests} /> : undefined}
      />
      <StatCard
        label={t("errors")}
        icon={TriangleAlert}
        value={shown(total.errors)}
        hint={
          <>
            {total.requests
              ? t("figures.share", { share: percent((total.errors ?? 0) / total.requests) })
              : null}
            <Change now={total.errors} before={before.errors} lessIsBetter />
          </>
        }
      />
      <StatCard
        label={t("figures.p95")}
        icon={Gauge}
        hint={compares ? <Change now={latency?.p95} before={before.p95} lessIsBetter /> : undefined}
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

/** The same of the time just before, where it is compared with. */
function useBefore(looked: Looked, enabled: boolean) {
  const time = { before: true, enabled };
  return {
    visitors: useSeries(looked, "visitors", time).data?.total,
    views: useSeries(looked, "views", time).data?.total,
    requests: useSeries(looked, "requests", time).data?.total,
    errors: useSeries(looked, "errors", time).data?.total,
    p95: useLatency(looked, time).data?.p95,
  };
}
