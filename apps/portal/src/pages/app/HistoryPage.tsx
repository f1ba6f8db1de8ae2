import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Confirmed } from "../../features/app/changes/Confirmed";
import { Compare } from "../../features/app/history/Compare";
import { CheckpointList } from "../../features/app/history/CheckpointList";
import { useHistory, useSpec } from "../../features/app/queries";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { useThisApp } from "./useThisApp";

const TAG = /^build-[1-9]\d{0,8}$/;

/** Every published build: what it was, what is different since, and the way back to it. */
export function HistoryPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.history")} · ${app.name}`);
  const [params, setParams] = useSearchParams();
  const history = useHistory(app.id);
  const mayRestore = useMay("developer") && app.state === "active";
  const restore = tagIn(params, "restore");
  const [from, to] = [tagIn(params, "from"), tagIn(params, "to")];
  if (restore && mayRestore)
    return (
      <Restore
        app={app.id}
        tag={restore}
        onBack={() => {
          setParams({});
        }}
      />
    );
  if (history.isPending) return <SkeletonRows label={t("history.loading")} />;
  if (history.isError && !history.data)
    return (
      <ErrorState
        title={t("history.failed")}
        message={messageOf(history.error)}
        onRetry={() => void history.refetch()}
      />
    );
  const checkpoints = history.data.pages.flatMap(({ items }) => items);
  if (checkpoints.length === 0)
    return (
      <EmptyState icon={History} title={t("history.empty")} description={t("history.emptyText")} />
    );
  return (
    <>
      {from && to && (
        <Compare
          app={app.id}
          from={from}
          to={to}
          onClose={() => {
            setParams({});
          }}
        />
      )}
      <CheckpointList
        app={app.id}
        checkpoints={checkpoints}
        mayRestore={mayRestore}
        onCompare={(older, newer) => {
          setParams({ from: older, to: newer });
        }}
        onRestore={(tag) => {
          setParams({ restore: tag });
        }}
      />
      {history.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("history.more")}
        </Button>
      )}
    </>
  );
}

/** What becomes of the application when a checkpoint is restored; data and hand edits stay. */
function Restore(props: { app: string; tag: string; onBack: () => void }) {
  const { t } = useTranslation("app");
  const spec = useSpec(props.app, props.tag);
  if (spec.isPending) return <SkeletonRows label={t("changes.reading")} />;
  if (spec.isError)
    return <ErrorState title={t("history.failed")} message={messageOf(spec.error)} />;
  return (
    <>
      <p className="max-w-prose text-muted">{t("history.restoring", { tag: props.tag })}</p>
      <Confirmed
        app={props.app}
        wanted={{ spec: { ...spec.data }, restore: props.tag }}
        back={{ label: t("history.back"), onBack: props.onBack }}
      />
    </>
  );
}

function tagIn(params: URLSearchParams, name: string): string {
  const tag = params.get(name) ?? "";
  return TAG.test(tag) ? tag : "";
}
