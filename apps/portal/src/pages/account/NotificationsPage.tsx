import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { SettingsPage } from "../../features/account/SettingsPage";
import { useProfile } from "../../features/account/useProfile";
import { messageOf } from "../../lib/errors";
import { Card } from "../../ui/Card";
import { SkeletonRows } from "../../ui/Skeleton";
import { Switch } from "../../ui/Switch";

const GROUPS = [
  { key: "builds", kinds: ["build_started", "build_succeeded", "build_failed"] },
  { key: "running", kinds: ["app_alert", "weekly_digest"] },
  { key: "account", kinds: ["new_sign_in"] },
] as const;

/** Of what one is told by mail. */
export function Component() {
  const { t } = useTranslation(["account", "common"]);
  const { me, change } = useProfile();
  return (
    <SettingsPage title={t("notifications.title")} lead={t("notifications.lead")}>
      {me.isPending && <SkeletonRows rows={5} label={t("common:state.loading")} />}
      {me.data &&
        GROUPS.map(({ key, kinds }) => (
          <Card key={key} title={t(`notifications.groups.${key}`)}>
            <div className="flex flex-col gap-4">
              {kinds.map((kind) => (
                <Switch
                  key={kind}
                  name={kind}
                  label={t(`notifications.kinds.${kind}.name`)}
                  hint={t(`notifications.kinds.${kind}.hint`)}
                  value={me.data.notifications[kind] ?? true}
                  onChange={(wanted) => {
                    change.mutate(
                      { notifications: { [kind]: wanted } },
                      { onError: (refused) => toast.error(messageOf(refused)) },
                    );
                  }}
                />
              ))}
            </div>
          </Card>
        ))}
      <p className="text-sm text-muted">{t("notifications.always")}</p>
    </SettingsPage>
  );
}
