import { useTranslation } from "react-i18next";

import { showAgo } from "../../../lib/show";
import { Card } from "../../../ui/Card";
import { Skeleton } from "../../../ui/Skeleton";
import { TextLink } from "../../../ui/TextLink";
import type { App } from "../../apps/appState";
import { useReleases } from "../queries";
import { ReleaseBadge } from "../releases/ReleaseBadge";

/** The newest releases and how they stand. */
export function LatestReleases({ app }: { app: App }) {
  const { t } = useTranslation("app");
  const releases = useReleases(app.id);
  const newest = releases.data?.pages[0]?.items.slice(0, 4) ?? [];
  return (
    <Card title={t("releases.latest")}>
      {releases.isPending && <Skeleton className="h-16 w-full" />}
      {releases.data && newest.length === 0 && (
        <p className="text-sm text-muted">{t("releases.empty")}</p>
      )}
      <ul className="flex flex-col gap-2.5">
        {newest.map((release) => (
          <li key={release.id} className="flex items-center gap-2.5 text-[0.9375rem]">
            <span className="font-medium tabular-nums">
              {t("releases.number", { number: release.number })}
            </span>
            <ReleaseBadge state={release.state} />
            <span className="ms-auto text-sm text-muted">
              {showAgo(release.live_at ?? release.requested_at)}
            </span>
          </li>
        ))}
      </ul>
      {newest.length > 0 && (
        <p className="mt-3 text-sm">
          <TextLink to={`/apps/${app.id}/releases`}>{t("releases.all")}</TextLink>
        </p>
      )}
    </Card>
  );
}
