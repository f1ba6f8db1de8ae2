import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BuildLogs } from "../../features/app/logs/BuildLogs";
import { HealthCard } from "../../features/app/logs/HealthCard";
import { RunLog } from "../../features/app/logs/RunLog";
import { useLogAddress } from "../../features/app/logs/useLogAddress";
import { SubNav } from "../../features/app/SubNav";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { EmptyState } from "../../ui/EmptyState";
import { useThisApp } from "./useThisApp";

/** What an application says: while it runs, and while it was built. */
export function LogsPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.logs")} · ${app.name}`);
  const address = useLogAddress();
  const mayRead = useMay("developer");
  return (
    <>
      <HealthCard app={app.id} mayRestart={mayRead && app.state === "active"} />
      <SubNav
        label={t("logs.views")}
        active={address.view}
        links={[
          { key: "running", label: t("logs.running"), to: "?" },
          { key: "builds", label: t("logs.builds"), to: "?view=builds" },
        ]}
      />
      {address.view === "builds" ? (
        <BuildLogs app={app.id} />
      ) : mayRead ? (
        <RunLog app={app.id} address={address} />
      ) : (
        <EmptyState icon={Lock} title={t("logs.notYours")} description={t("data.notYoursText")} />
      )}
    </>
  );
}
