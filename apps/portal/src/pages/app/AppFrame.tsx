import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate, useParams } from "react-router";
import { toast } from "sonner";

import { useDemo } from "../../features/app/demo/queries";
import { AppAddress } from "../../features/apps/AppAddress";
import { AppDialogs, type Asked } from "../../features/apps/AppDialogs";
import { AppMenu } from "../../features/apps/AppMenu";
import { LastBuild } from "../../features/apps/LastBuild";
import { nameOf } from "../../features/apps/appState";
import { useApp } from "../../features/apps/queries";
import { StateBadge } from "../../features/apps/StateBadge";
import { ApiError, messageOf } from "../../lib/errors";
import { NotFound } from "../../portal/NotFound";
import { buttonClass } from "../../ui/buttonClass";
import { ErrorState } from "../../ui/EmptyState";
import { PageHeader } from "../../ui/PageHeader";
import { Skeleton } from "../../ui/Skeleton";
import { TabBar } from "./TabBar";

/** What all pages of an application share: where one is, how it is, and the ways inside. */
export function AppFrame() {
  const { t } = useTranslation(["app", "apps", "common"]);
  const { app: id = "" } = useParams();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: app, error, refetch } = useApp(id);
  const { data: demo } = useDemo(id, typeof app?.url === "string");
  if (!app && error instanceof ApiError && error.status === 404) return <NotFound />;
  if (!app && error)
    return (
      <>
        <h1 className="sr-only">{t("app:failed")}</h1>
        <ErrorState
          title={t("app:failed")}
          message={messageOf(error)}
          onRetry={() => void refetch()}
        />
      </>
    );
  if (!app) return <Loading />;
  const name = nameOf(app, t("apps:unnamed"));

  function warn() {
    if (!demo?.total) return;
    toast.warning(t("app:demo.beforeSharing"), {
      duration: 12_000,
      action: { label: t("app:demo.toRemove"), onClick: () => void navigate(`/apps/${id}#demo`) },
    });
  }

  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-5 sm:px-6 sm:py-6">
      <PageHeader
        title={name}
        crumbs={[{ label: t("common:nav.apps"), to: "/apps" }, { label: name }]}
        aside={<StateBadge app={app} />}
        actions={
          <>
            {app.url && (
              <a
                href={app.url}
                target="_blank"
                rel="noreferrer"
                className={buttonClass("primary", "small")}
              >
                {t("app:open")}
                <ExternalLink className="size-4" aria-label={t("apps:address.newTab")} />
              </a>
            )}
            <AppMenu app={app} onAsk={setAsked} />
          </>
        }
      />
      <div className="mt-1.5 mb-4 flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1">
        {app.url && <AppAddress url={app.url} onCopied={warn} />}
        <LastBuild app={app} />
      </div>
      <TabBar app={app.id} />
      <div key={app.id} className="mt-6 flex flex-col gap-5">
        <Outlet context={app} />
      </div>
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

function Loading() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t("state.loading")}
      className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-6 sm:px-6"
    >
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-4 w-56" />
      <Skeleton className="mt-4 h-72 w-full" />
    </div>
  );
}
