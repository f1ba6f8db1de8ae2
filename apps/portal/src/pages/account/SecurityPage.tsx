import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { ActivityCard } from "../../features/account/ActivityCard";
import { EmailCard } from "../../features/account/EmailCard";
import { PasswordCard } from "../../features/account/PasswordCard";
import { SessionsCard } from "../../features/account/SessionsCard";
import { SettingsPage } from "../../features/account/SettingsPage";

/** How one signs in, where one is signed in, and what happened to the account. */
export function Component() {
  const { t } = useTranslation("account");
  const { data: me } = useMe();
  return (
    <SettingsPage title={t("security.title")} lead={t("security.lead")}>
      <SessionsCard />
      {me && <PasswordCard email={me.email} />}
      {me && <EmailCard profile={me} />}
      <ActivityCard />
    </SettingsPage>
  );
}
