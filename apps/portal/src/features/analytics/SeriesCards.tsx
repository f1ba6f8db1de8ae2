import { Activity, Users } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { AnalyticsSchema } from "../../api/client";
import { ChartCard } from "./ChartCard";
import type { Line, Picture } from "./picture";
import { useSeries } from "./queries";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

type Series = AnalyticsSchema["Series"];

/** Visitors and what they looked at, along time. */
export function VisitorsCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const visitors = useSeries(looked, "visitors");
  const views = useSeries(looked, "views");
  const { number } = useLabels(looked.timeZone);
  const picture = useTimePicture("area", looked.timeZone, [
    { series: visitors.data, name: t("visitors"), colour: "chart-1" },
    { series: views.data, name: t("views"), colour: "chart-2" },
  ]);
  return (
    <ChartCard
      title={t("visitorsCard.title")}
      description={t("visitorsCard.about")}
      file="visitors"
      icon={Users}
      picture={picture}
      error={visitors.error ?? views.error}
      onRetry={() => {
        void visitors.refetch();
        void views.refetch();
      }}
      words={t("visitorsCard.words", {
        visitors: number(visitors.data?.total ?? 0),
        views: number(views.data?.total ?? 0),
      })}
      format={number}
      empty={t("visitorsCard.empty")}
    />
  );
}

/** Requests to applications, and how many of them failed, along time. */
export function RequestsCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation("analytics");
  const requests = useSeries(looked, "requests");
  const errors = useSeries(looked, "errors");
  const { number } = useLabels(looked.timeZone);
  const picture = useTimePicture("columns", looked.timeZone, [
    { series: requests.data, name: t("requests"), colour: "chart-1" },
    { series: errors.data, name: t("errors"), colour: "danger" },
  ]);
  return (
    <ChartCard
      title={t("requestsCard.title")}
      description={t("requestsCard.about")}
      file="requests"
      icon={Activity}
      picture={picture}
      error={requests.error ?? errors.error}
      onRetry={() => {
        void requests.refetch();
        void errors.refetch();
      }}
      words={t("requestsCard.words", {
        requests: number(requests.data?.total ?? 0),
        errors: number(errors.data?.total ?? 0),
      })}
      format={number}
      empty={t("requestsCard.empty")}
    />
  );
}

interface Part {
  series: Series | undefined;
  name: string;
  colour: Line["colour"];
}

/** One picture of two series of the same time; undefined until both are here. */
function useTimePicture(
  kind: "area" | "columns",
  timeZone: string,
  parts: readonly [Part, Part],
): Picture | undefined {
  const { t } = useTranslation("analytics");
  const { moment } = useLabels(timeZone);
  const [first, second] = parts;
  const build = useCallback((): Picture | undefined => {
    if (!first.series || !second.series) return undefined;
    const { points, interval } = first.series;
    const counts = new Map(second.series.points.map(({ start, count }) => [start, count]));
    return {
      kind,
      head: t(`interval.${interval}`),
      labels: points.map(({ start }) => moment(start, interval)),
      exact: points.map(({ start }) => start),
      lines: [
        { name: first.name, colour: first.colour, values: points.map(({ count }) => count) },
        {
          name: second.name,
          colour: second.colour,
          values: points.map(({ start }) => counts.get(start) ?? 0),
        },
      ],
    };
    // Names and ways of writing change with the language alone, which `t` stands for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first.series, second.series, kind, timeZone, t]);
  return useMemo(build, [build]);
}
