import { useTranslation } from "react-i18next";

import { AuditList } from "../../features/account/audit/AuditList";
import { SettingsPage } from "../../features/account/SettingsPage";

/** What those who run the platform did. */
export function Component() {
  const { t } = useTranslation("account");
  return (
    <SettingsPage title={t("audit.title")} lead={t("audit.platformLead")}>
      <AuditList scope="platform" />
    </SettingsPage>
  );
}
