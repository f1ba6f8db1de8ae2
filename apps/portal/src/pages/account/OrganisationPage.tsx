import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { InvitationsCard } from "../../features/account/InvitationsCard";
import { MembersCard } from "../../features/account/MembersCard";
import { OrganisationNameCard } from "../../features/account/OrganisationNameCard";
import { OrganisationsCard } from "../../features/account/OrganisationsCard";
import { SettingsPage } from "../../features/account/SettingsPage";
import { useMayAs, useOrganisations } from "../../features/account/useOrganisation";

/** The organisation in which one works: its name, its people, and the way into another. */
export function Component() {
  const { t } = useTranslation("account");
  const { data: me } = useMe();
  const { data: organisations } = useOrganisations();
  const administers = useMayAs("admin");
  const present = organisations?.find((one) => one.current);
  return (
    <SettingsPage title={t("organisation.title")} lead={t("organisation.lead")}>
      {present && administers && <OrganisationNameCard key={present.id} organisation={present} />}
      <MembersCard organisation={present?.name ?? ""} />
      {me && administers && <InvitationsCard me={me} />}
      <OrganisationsCard />
    </SettingsPage>
  );
}
