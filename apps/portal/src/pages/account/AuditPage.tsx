import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { AuditList } from "../../features/account/audit/AuditList";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMayAs } from "../../features/account/useOrganisation";
import { NotFound } from "../../portal/NotFound";

/** What happened in the present organisation; for its administrators. */
export function Component() {
  const { t } = useTranslation("account");
  const { data: me } = useMe();
  const administers = useMayAs("admin");
  if (me && !administers) return <NotFound />;
  return (
    <SettingsPage title={t("audit.title")} lead={t("audit.organisationLead")}>
      {administers && <AuditList scope="organisation" />}
    </SettingsPage>
  );
}
