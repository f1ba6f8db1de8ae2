import { AppWindow } from "lucide-react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { TextLink } from "../../ui/TextLink";
import { Failed } from "../account/Failed";
import { Sparkline } from "../apps/Sparkline";
import { useAppNames, useTraffic } from "./queries";
import { useLabels } from "./useLabels";

/** The applications beside each other, in the last day. */
export function AppsTraffic({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation(["analytics", "common"]);
  const { number } = useLabels(timeZone);
  const names = useAppNames();
  const { data, error, refetch } = useTraffic();
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
      key: "views",
      label: t("views"),
      align: "right",
      render: ({ total_views }) => number(total_views),
    },
    {
      key: "errors",
      label: t("errors"),
      align: "right",
      render: ({ total_errors }) => number(total_errors),
    },
  ];
  return (
    <Card flush title={t("traffic.title")} description={t("traffic.about")}>
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
