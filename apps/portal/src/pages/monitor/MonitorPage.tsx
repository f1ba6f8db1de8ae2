import { BellRing, CircleCheck, Hourglass, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useMe } from "../../api/useSession";
import { AlertsCard } from "../../features/monitor/AlertsCard";
import { AppsCard } from "../../features/monitor/AppsCard";
import type { Monitored } from "../../features/monitor/changes";
import { JobsCard } from "../../features/monitor/JobsCard";
import { LiveMark } from "../../features/monitor/LiveMark";
import { useMonitor } from "../../features/monitor/useMonitor";
import { useWhose } from "../../features/monitor/useWhose";
import { Page } from "../../portal/Page";
import { ErrorState } from "../../ui/EmptyState";
import { SkeletonCards } from "../../ui/Skeleton";
import { StatCard, StatGrid } from "../../ui/StatCard";
import { Switch } from "../../ui/Switch";

/** What is going on right now: builds, applications, and what should be looked at. */
export function Component() {
  const { t } = useTranslation("monitor");
  const { data: me } = useMe();
  const [params, setParams] = useSearchParams();
  const everyones = me?.platform_owner === true && params.get("scope") === "platform";
  const { state, following, news } = useMonitor(everyones ? "platform" : "organisation");
  const whose = useWhose(everyones);
  return (
    <Page title={t("title")} description={t("lead")} actions={<LiveMark following={following} />}>
      {me?.platform_owner && (
        <Switch
          name="scope"
          className="self-start"
          label={t("everything")}
          value={everyones}
          onChange={(all) => {
            setParams(all ? { scope: "platform" } : {}, { replace: true });
          }}
        />
      )}
      {state ? (
        <>
          <Figures state={state} />
          <div className="grid gap-5 lg:grid-cols-2">
            <JobsCard jobs={state.jobs} whose={whose} />
            <AlertsCard alerts={state.alerts} news={news} whose={whose} />
          </div>
          <AppsCard apps={state.apps} whose={whose} everyones={everyones} />
          {!state.complete && <p className="text-sm text-muted">{t("incomplete")}</p>}
        </>
      ) : following === "lost" ? (
        <ErrorState title={t("lostTitle")} message={t("lostText")} />
      ) : (
        <SkeletonCards cards={4} />
      )}
    </Page>
  );
}

function Figures({ state }: { state: Monitored }) {
  const { t } = useTranslation("monitor");
  const up = state.apps.filter((app) => app.state === "running").length;
  const serious = state.alerts.filter(({ severity }) => severity !== "info").length;
  return (
    <StatGrid>
      <StatCard label={t("figures.running")} icon={LoaderCircle} value={state.running} />
      <StatCard label={t("figures.waiting")} icon={Hourglass} value={state.waiting} />
      <StatCard
        label={t("figures.up")}
        icon={CircleCheck}
        value={up}
        hint={t("figures.of", { count: state.apps.length })}
      />
      <StatCard label={t("figures.alerts")} icon={BellRing} value={serious} />
    </StatGrid>
  );
}
