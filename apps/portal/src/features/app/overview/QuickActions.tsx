import { ExternalLink, History, type LucideIcon, PenLine, Rocket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Card } from "../../../ui/Card";
import type { App } from "../../apps/appState";
import { useMay } from "../../apps/useMay";

const ROW =
  "flex min-h-10 items-center gap-3 rounded-md px-2.5 text-[0.9375rem] font-medium hover:bg-hover";

/** What people come here for most. */
export function QuickActions({ app }: { app: App }) {
  const { t } = useTranslation("app");
  const mayChange = useMay("developer");
  return (
    <Card title={t("actions.title")}>
      <ul className="-mx-2.5 -my-1.5 flex flex-col">
        {app.url && (
          <li>
            <a href={app.url} target="_blank" rel="noreferrer" className={ROW}>
              <Row icon={ExternalLink} label={t("actions.open")} />
            </a>
          </li>
        )}
        {mayChange && <To to={`/apps/${app.id}/edit`} icon={PenLine} label={t("actions.edit")} />}
        <To to={`/apps/${app.id}/history`} icon={History} label={t("actions.history")} />
        <To to={`/apps/${app.id}/releases`} icon={Rocket} label={t("actions.releases")} />
      </ul>
    </Card>
  );
}

function To({ to, icon, label }: { to: string; icon: LucideIcon; label: string }) {
  return (
    <li>
      <Link to={to} className={ROW}>
        <Row icon={icon} label={label} />
      </Link>
    </li>
  );
}

function Row({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <>
      <Icon className="size-4.5 shrink-0 text-link" aria-hidden />
      {label}
    </>
  );
}
