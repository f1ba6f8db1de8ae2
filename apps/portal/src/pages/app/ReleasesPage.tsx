import { Rocket } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../api/client";
import { useReleases } from "../../features/app/queries";
import { GoBackDialog } from "../../features/app/releases/GoBackDialog";
import { ReleaseItem } from "../../features/app/releases/ReleaseItem";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { useThisApp } from "./useThisApp";

/** Versions that are, were or should have been live, and the two ways back. */
export function ReleasesPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.releases")} · ${app.name}`);
  const releases = useReleases(app.id);
  const mayRelease = useMay("developer") && app.state === "active";
  const [asked, setAsked] = useState<Schema["ReleaseOut"] | null>(null);
  if (releases.isPending) return <SkeletonRows label={t("releases.loading")} />;
  if (releases.isError && !releases.data)
    return (
      <ErrorState
        title={t("releases.failed")}
        message={messageOf(releases.error)}
        onRetry={() => void releases.refetch()}
      />
    );
  const all = releases.data.pages.flatMap(({ items }) => items);
  if (all.length === 0)
    return (
      <EmptyState icon={Rocket} title={t("releases.empty")} description={t("releases.emptyText")} />
    );
  return (
    <>
      <p className="max-w-prose text-muted">{t("releases.about")}</p>
      <ul aria-label={t("releases.title")} className="flex flex-col gap-3">
        {all.map((release) => (
          <li key={release.id}>
            <ReleaseItem
              app={app.id}
              release={release}
              mayRelease={mayRelease}
              onGoBack={setAsked}
            />
          </li>
        ))}
      </ul>
      {releases.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={releases.isFetchingNextPage}
          onClick={() => void releases.fetchNextPage()}
        >
          {t("history.more")}
        </Button>
      )}
      {asked && (
        <GoBackDialog
          app={app.id}
          release={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
