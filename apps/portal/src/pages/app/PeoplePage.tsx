import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { HappenedHere } from "../../features/app/people/HappenedHere";
import { MayDo } from "../../features/app/people/MayDo";
import { MemberList } from "../../features/app/people/MemberList";
import { CardRows } from "../../features/apps/CardRows";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { ButtonLink } from "../../ui/ButtonLink";
import { Card } from "../../ui/Card";
import { useThisApp } from "./useThisApp";

/** Who of the organisation may do what with this application, and what they did. */
export function PeoplePage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.people")} · ${app.name}`);
  const mayInvite = useMay("admin");
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_27rem]">
      <Card
        title={t("people.title")}
        description={t("people.text")}
        actions={
          mayInvite && (
            <ButtonLink
              to="/settings/organisation"
              variant="secondary"
              size="small"
              icon={UserPlus}
            >
              {t("people.invite")}
            </ButtonLink>
          )
        }
      >
        <CardRows>
          <MemberList />
        </CardRows>
      </Card>
      <div className="flex flex-col gap-5">
        <MayDo />
        {mayInvite && <HappenedHere app={app.id} />}
      </div>
    </div>
  );
}
