import { AppWindow, CircleCheck, CircleX, type LucideIcon, Minus, Moon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Badge, type Tone } from "../../ui/Badge";
import { ButtonLink } from "../../ui/ButtonLink";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { type Column, Table } from "../../ui/Table";
import type { MonitorApp } from "./changes";
import type { WhoseName } from "./useWhose";

const LOOKS: Record<MonitorApp["state"], { icon: LucideIcon; tone: Tone }> = {
  running: { icon: CircleCheck, tone: "success" },
  asleep: { icon: Moon, tone: "neutral" },
  failed: { icon: CircleX, tone: "danger" },
  none: { icon: Minus, tone: "neutral" },
};
const ORDER: readonly MonitorApp["state"][] = ["failed", "running", "asleep", "none"];

export interface AppsCardProps {
  apps: readonly MonitorApp[];
  whose: WhoseName;
  /** Of the whole platform: whose application each is. */
  everyones: boolean;
}

/** Applications and how they are at this moment; those with trouble first. */
export function AppsCard({ apps, whose, everyones }: AppsCardProps) {
  const { t, i18n } = useTranslation(["monitor", "apps"]);
  const count = (value: number | null) =>
    value === null ? "–" : new Intl.NumberFormat(i18n.language).format(value);
  const rows = [...apps].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      (other.requests_per_minute ?? 0) - (one.requests_per_minute ?? 0) ||
      one.name.localeCompare(other.name),
  );
  const columns: Column<MonitorApp>[] = [
    {
      key: "name",
      label: t("apps.name"),
      render: (app) => {
        const name = app.name || t("apps:unnamed");
        return whose(app.tenant).mine ? (
          <Link to={`/apps/${app.app}`} className="hover:underline">
            {name}
          </Link>
        ) : (
          name
        );
      },
    },
    ...(everyones
      ? [
          {
            key: "whose",
            label: t("apps.organisation"),
            render: ({ tenant }: MonitorApp) => whose(tenant).name,
          },
        ]
      : []),
    { key: "state", label: t("apps.state"), render: ({ state }) => <State state={state} /> },
    {
      key: "requests",
      label: t("apps.requests"),
      align: "right",
      render: (app) => count(app.requests_per_minute),
    },
    {
      key: "errors",
      label: t("apps.errors"),
      align: "right",
      render: (app) => count(app.errors_per_minute),
    },
    {
      key: "restarts",
      label: t("apps.restarts"),
      align: "right",
      render: ({ restarts }) => count(restarts),
    },
  ];
  return (
    <Card flush title={t("apps.title")} description={t("apps.about")}>
      {apps.length === 0 ? (
        <EmptyState
          icon={AppWindow}
          title={t("apps.none")}
          description={t("apps.noneText")}
          action={<ButtonLink to="/">{t("apps.begin")}</ButtonLink>}
        />
      ) : (
        <Table caption={t("apps.title")} columns={columns} rows={rows} rowKey={({ app }) => app} />
      )}
    </Card>
  );
}

function State({ state }: { state: MonitorApp["state"] }) {
  const { t } = useTranslation("monitor");
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <Badge tone={tone}>
      <Icon className="size-3.5" aria-hidden />
      {t(`appState.${state}`)}
    </Badge>
  );
}
