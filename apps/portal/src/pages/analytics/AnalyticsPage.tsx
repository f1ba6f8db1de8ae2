import { useTranslation } from "react-i18next";

import { AppsTraffic } from "../../features/analytics/AppsTraffic";
import { Dashboard } from "../../features/analytics/Dashboard";
import { LookBar } from "../../features/analytics/LookBar";
import { useAnalyticsAddress } from "../../features/analytics/useAnalyticsAddress";
import { Page } from "../../portal/Page";

/** Who uses the applications, and how well these do: over all of them, or one. */
export function Component() {
  const { t } = useTranslation("analytics");
  const address = useAnalyticsAddress();
  return (
    <Page title={t("title")} description={t("lead")}>
      {address.ready && (
        <>
          <LookBar address={address} choosesApp />
          <Dashboard address={address} />
          {address.app === "" && <AppsTraffic range={address.range} timeZone={address.timeZone} />}
        </>
      )}
    </Page>
  );
}
