import { Clock, PenLine, Rocket, Sparkles } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { DemoCard } from "../../features/app/demo/DemoCard";
import { Facts } from "../../features/app/overview/Facts";
import { LatestReleases } from "../../features/app/overview/LatestReleases";
import { QuickActions } from "../../features/app/overview/QuickActions";
import { type DeviceKey, DEVICES } from "../../features/app/preview/devices";
import { LivePreview } from "../../features/app/preview/LivePreview";
import { AppPicture } from "../../features/apps/AppPicture";
import { type App, stateOf } from "../../features/apps/appState";
import { useTitle } from "../../frame/useTitle";
import { ButtonLink } from "../../ui/ButtonLink";
import { Card } from "../../ui/Card";
import { useThisApp } from "./useThisApp";

/** The application at a glance: itself, what it is for, what it consists of, what became of it lately. */
export function OverviewPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  const [params, setParams] = useSearchParams();
  const [usual] = useState(usualDevice);
  const device = DEVICES.find(({ key }) => key === params.get("device"))?.key ?? usual;
  useTitle(app.name);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-5">
        {app.url ? (
          <LivePreview
            app={app}
            device={device}
            onDevice={(next) => {
              setParams(next === usual ? {} : { device: next }, {
                replace: true,
                preventScrollReset: true,
              });
            }}
          />
        ) : (
          <NotLive app={app} />
        )}
        <DemoCard app={app} />
        <Card title={t("overview.description")}>
          <p className="max-w-prose whitespace-pre-line">{app.description}</p>
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-5 max-xl:grid max-xl:items-start sm:max-xl:grid-cols-2">
        <QuickActions app={app} />
        <Facts app={app} />
        <LatestReleases app={app} />
      </div>
    </div>
  );
}

/** On a phone a desktop would be too small to be read. */
function usualDevice(): DeviceKey {
  return window.matchMedia("(width < 40rem)").matches ? "phone" : "desktop";
}

/** What stands where the application will be, with the way on. */
function NotLive({ app }: { app: App }) {
  const { t } = useTranslation("app");
  const state = stateOf(app);
  const known = state === "building" || state === "buildFailed" || state === "archived";
  const why = known ? state : "notLive";
  const Icon = { building: Clock, buildFailed: PenLine, archived: Rocket, notLive: Sparkles }[why];
  return (
    <section className="on-surface overflow-hidden rounded-xl border shadow-card">
      <div className="relative h-40 border-b sm:h-56">
        <AppPicture app={app} />
      </div>
      <div className="flex flex-col items-center gap-2 px-6 py-8 text-center">
        <Icon className="size-7 text-link" aria-hidden />
        <h2 className="text-lg">{t(`notLive.${why}`)}</h2>
        <p className="max-w-prose text-muted">{t(`notLive.${why}Text`)}</p>
        {app.last_build && why !== "archived" && (
          <ButtonLink to={`/jobs/${app.last_build.job}`} className="mt-2">
            {t("notLive.toBuild")}
          </ButtonLink>
        )}
        {why === "archived" && (
          <ButtonLink to={`/apps/${app.id}/settings`} variant="secondary" className="mt-2">
            {t("notLive.toSettings")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
