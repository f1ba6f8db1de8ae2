import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { DeleteCard } from "../../features/account/DeleteCard";
import { ExportCard } from "../../features/account/ExportCard";
import { SettingsPage } from "../../features/account/SettingsPage";

/** Taking one's data along, and leaving. */
export function Component() {
  const { t } = useTranslation("account");
  const { data: me } = useMe();
  return (
    <SettingsPage title={t("data.title")} lead={t("data.lead")}>
      <ExportCard />
      {me && <DeleteCard me={me} />}
    </SettingsPage>
  );
}
