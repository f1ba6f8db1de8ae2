import { useTranslation } from "react-i18next";

import { Dashboard } from "../../features/analytics/Dashboard";
import { LookBar } from "../../features/analytics/LookBar";
import { useAnalyticsAddress } from "../../features/analytics/useAnalyticsAddress";
import { useTitle } from "../../frame/useTitle";
import { useThisApp } from "./useThisApp";

/** Who uses this application, and how well it does. */
export function MetricsPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  const address = useAnalyticsAddress();
  useTitle(`${t("tabs.metrics")} · ${app.name}`);
  if (!address.ready) return null;
  return (
    <>
      <LookBar address={address} />
      <Dashboard address={address} app={app.id} />
    </>
  );
}
