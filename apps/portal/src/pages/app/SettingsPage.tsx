import { Archive, ArchiveRestore, PenLine, RotateCw, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { PlaceCard } from "../../features/app/place/PlaceCard";
import { useRestart } from "../../features/app/useRestart";
import { AppAddress } from "../../features/apps/AppAddress";
import { AppDialogs, type Asked } from "../../features/apps/AppDialogs";
import { CardRows } from "../../features/apps/CardRows";
import { useArchive } from "../../features/apps/useArchive";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { CopyButton } from "../../ui/CopyButton";
import { TextLink } from "../../ui/TextLink";
import { useThisApp } from "./useThisApp";

/** What an application is called, where it is, who is told of it, and how it goes away. */
export function SettingsPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  const navigate = useNavigate();
  useTitle(`${t("tabs.settings")} · ${app.name}`);
  const mayChange = useMay("developer");
  const mayDelete = useMay("admin");
  const [asked, setAsked] = useState<Asked | null>(null);
  const { archive, bringBack, busy } = useArchive();
  const restart = useRestart(app.id);
  const archived = app.state === "archived";
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Card title={t("settings.general")}>
        <CardRows>
          <Row
            label={t("settings.name")}
            action={
              mayChange && (
                <Button
                  variant="secondary"
                  size="small"
                  icon={PenLine}
                  onClick={() => {
                    setAsked({ what: "rename", app });
                  }}
                >
                  {t("settings.rename")}
                </Button>
              )
            }
          >
            {app.name}
          </Row>
          <Row label={t("settings.address")} hint={t("settings.addressText")}>
            {app.url ? <AppAddress url={app.url} /> : t("settings.noAddress")}
          </Row>
          <Row label={t("settings.id")} hint={t("settings.idText")} action={<CopyId id={app.id} />}>
            <code className="font-mono text-sm break-all">{app.id}</code>
          </Row>
          <Row label={t("settings.mails")} hint={t("settings.mailsText")}>
            <TextLink to="/settings/notifications">{t("settings.toMails")}</TextLink>
          </Row>
          {mayChange && app.url && (
            <Row
              label={t("settings.restart")}
              hint={t("settings.restartText")}
              action={
                <Button
                  variant="secondary"
                  size="small"
                  icon={RotateCw}
                  busy={restart.isPending}
                  onClick={() => {
                    restart.mutate();
                  }}
                >
                  {t("settings.restartDo")}
                </Button>
              }
            />
          )}
        </CardRows>
      </Card>
      <PlaceCard app={app.id} />
      {(mayChange || mayDelete) && (
        <Card title={t("settings.away")}>
          <CardRows>
            {mayChange && (
              <Row
                label={t(archived ? "settings.bringBack" : "settings.archive")}
                hint={t(archived ? "settings.bringBackText" : "settings.archiveText")}
                action={
                  <Button
                    variant="secondary"
                    size="small"
                    icon={archived ? ArchiveRestore : Archive}
                    busy={busy}
                    onClick={() => {
                      if (archived) bringBack(app);
                      else archive(app);
                    }}
                  >
                    {t(archived ? "settings.bringBackDo" : "settings.archiveDo")}
                  </Button>
                }
              />
            )}
            {mayDelete && (
              <Row
                label={t("settings.delete")}
                hint={t("settings.deleteText")}
                action={
                  <Button
                    variant="danger"
                    size="small"
                    icon={Trash2}
                    onClick={() => {
                      setAsked({ what: "delete", app });
                    }}
                  >
                    {t("settings.deleteDo")}
                  </Button>
                }
              />
            )}
          </CardRows>
        </Card>
      )}
      <AppDialogs
        asked={asked}
        onClose={() => {
          setAsked(null);
        }}
        onDeleted={() => void navigate("/apps")}
      />
    </div>
  );
}

function CopyId({ id }: { id: string }) {
  const { t } = useTranslation();
  return <CopyButton text={id} label={t("action.copy")} />;
}

function Row(props: { label: string; hint?: string; action?: ReactNode; children?: ReactNode }) {
  const { label, hint, action, children } = props;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 px-(--card-padding) py-4">
      <div className="min-w-0 grow basis-64">
        <h3 className="text-[0.9375rem]">{label}</h3>
        {children !== undefined && <div className="mt-0.5 break-words">{children}</div>}
        {hint && <p className="mt-0.5 max-w-prose text-sm text-muted">{hint}</p>}
      </div>
      {action}
    </div>
  );
}
