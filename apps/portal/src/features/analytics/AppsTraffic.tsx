import { AppWindow, Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { downloadCsv } from "../../lib/files";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { TextLink } from "../../ui/TextLink";
import { Failed } from "../account/Failed";
import { Sparkline } from "../apps/Sparkline";
import { useAppNames, useTraffic } from "./queries";
import type { Looked } from "./useAnalyticsAddress";
import { useLabels } from "./useLabels";

/** The applications beside each other, in the time that is looked at. */
export function AppsTraffic({ range, timeZone }: Pick<Looked, "range" | "timeZone">) {
  const { t } = useTranslation(["analytics", "common"]);
  const { number, percent } = useLabels(timeZone);
  const names = useAppNames();
  const { data, error, refetch } = useTraffic({ range, timeZone });
  const rows = (data?.apps ?? [])
    .filter(({ app }) => names.data?.has(app))
    .sort((one, other) => other.total_requests - one.total_requests);
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: "app",
      label: t("traffic.app"),
      render: ({ app }) => (
        <TextLink to={`/apps/${app}/metrics`}>{names.data?.get(app) || t("look.unnamed")}</TextLink>
      ),
    },
    { key: "line", label: t("traffic.line"), render: (line) => <Sparkline line={line} /> },
    {
      key: "requests",
      label: t("requests"),
      align: "right",
      render: ({ total_requests }) => number(total_requests),
    },
    {
      key: "views",
      label: t("views"),
      align: "right",
      render: ({ total_views }) => number(total_views),
    },
    {
      key: "errors",
      label: t("errors"),
      align: "right",
      render: ({ total_errors, total_requests }) =>
        total_errors === 0
          ? number(0)
          : `${number(total_errors)} (${percent(total_errors / Math.max(1, total_requests))})`,
    },
  ];
  return (
    <Card
      flush
      title={t("traffic.title")}
      description={t("traffic.about")}
      actions={
        rows.length > 0 && (
          <Button
            variant="ghost"
            size="small"
            icon={Download}
            aria-label={t("chart.csvOf", { title: t("traffic.title") })}
            onClick={() => {
              downloadCsv("applications.csv", [
                [t("traffic.app"), t("requests"), t("views"), t("errors")],
                ...rows.map((row) => [
                  names.data?.get(row.app) ?? row.app,
                  row.total_requests,
                  row.total_views,
                  row.total_errors,
                ]),
              ]);
            }}
          >
            CSV
          </Button>
        )
      }
    >
      {error && !data ? (
        <Failed message={messageOf(error)} onRetry={() => void refetch()} />
      ) : !data || !names.data ? (
        <SkeletonRows rows={3} label={t("common:state.loading")} />
      ) : rows.length === 0 ? (
        <EmptyState icon={AppWindow} title={t("chart.nothing")} description={t("traffic.empty")} />
      ) : (
        <Table
          caption={t("traffic.title")}
          columns={columns}
          rows={rows}
          rowKey={({ app }) => app}
        />
      )}
    </Card>
  );
}
