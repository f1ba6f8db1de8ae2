import { FileText, Gauge } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { ChartCard } from "./ChartCard";
import type { Picture } from "./picture";
import { useLatency, useTopPages } from "./queries";
import { spanOf } from "./range";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

const SHARES = ["p50", "p95", "p99"] as const;

/** Within which time half and 95 of 100 requests were answered, along time. */
export function LatencySeriesCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const { data, error, refetch } = useLatency(looked);
  const { milliseconds, moment } = useLabels(looked.timeZone);
  const { interval } = spanOf(looked.range, looked.timeZone);
  const picture = useMemo(
    (): Picture | undefined =>
      data && {
        kind: "lines",
        head: t(`interval.${interval}`),
        labels: (data.points ?? []).map(({ start }) => moment(start, interval)),
        exact: (data.points ?? []).map(({ start }) => start),
        lines: [
          {
            name: t("latencyCard.p50"),
            values: (data.points ?? []).map(({ p50 }) => p50),
            colour: "chart-3",
          },
          {
            name: t("latencyCard.p95"),
            values: (data.points ?? []).map(({ p95 }) => p95),
            colour: "chart-2",
          },
        ],
      },
    // The way of writing moments changes with the language alone, which `t` stands for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, interval, t],
  );
  return (
    <ChartCard
      title={t("latencySeries.title")}
      description={t(data && !data.exact ? "latencyCard.aboutRough" : "latencyCard.about")}
      file="response-times-along-time"
      icon={Gauge}
      picture={picture}
      error={error}
      onRetry={() => void refetch()}
      words={t("latencySeries.words", {
        p50: milliseconds(data?.p50 ?? 0),
        p95: milliseconds(data?.p95 ?? 0),
      })}
      format={milliseconds}
      empty={t("latencyCard.empty")}
    />
  );
}

/** Within which time half, 95 and 99 of 100 requests were answered. */
export function LatencyCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const { data, error, refetch } = useLatency(looked);
  const { milliseconds } = useLabels(looked.timeZone);
  const picture = useMemo(
    (): Picture | undefined =>
      data && {
        kind: "bars",
        head: t("latencyCard.head"),
        labels: SHARES.map((share) => t(`latencyCard.${share}`)),
        exact: SHARES,
        lines: [
          {
            name: t("latencyCard.time"),
            values: SHARES.map((share) => data[share]),
            colour: "chart-3",
          },
        ],
      },
    [data, t],
  );
  const said = (share: "p50" | "p95" | "p99") => milliseconds(data?.[share] ?? 0);
  return (
    <ChartCard
      title={t("latencyCard.title")}
      description={t(data && !data.exact ? "latencyCard.aboutRough" : "latencyCard.about")}
      file="response-times"
      icon={Gauge}
      picture={picture}
      error={error}
      onRetry={() => void refetch()}
      words={t("latencyCard.words", { p50: said("p50"), p95: said("p95"), p99: said("p99") })}
      format={milliseconds}
      empty={t("latencyCard.empty")}
    />
  );
}

/** The pages that are looked at most. */
export function PagesCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const { data, error, refetch } = useTopPages(looked);
  const { number } = useLabels(looked.timeZone);
  const picture = useMemo(
    (): Picture | undefined =>
      data && {
        kind: "bars",
        head: t("pagesCard.head"),
        labels: data.values.map(({ value }) => String(value)),
        lines: [
          { name: t("views"), values: data.values.map(({ count }) => count), colour: "chart-1" },
        ],
      },
    [data, t],
  );
  return (
    <ChartCard
      title={t("pagesCard.title")}
      description={t("pagesCard.about", { count: data?.different ?? 0 })}
      file="pages"
      icon={FileText}
      picture={picture}
      error={error}
      onRetry={() => void refetch()}
      words={t("pagesCard.words", { page: String(data?.values[0]?.value ?? "") })}
      format={number}
      empty={t("pagesCard.empty")}
    />
  );
}
