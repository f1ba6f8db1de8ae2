import { Hammer, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { formatDuration, localeOf } from "../../features/builds/duration";
import { isOver, known, STATE_TONES } from "../../features/builds/jobs";
import { useAppNames, useJobs } from "../../features/builds/useJobs";
import type { Schema } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";

/** All builds; `?app=` narrows them to those of one application. */
export function Component() {
  const { t } = useTranslation(["build", "common"]);
  const [search, setSearch] = useSearchParams();
  const app = search.get("app") ?? "";
  const jobs = useJobs(app);
  const { data: names } = useAppNames();
  const columns = useColumns((id) => names?.get(id) || t("unnamed"));
  const rows = jobs.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={t("list.title")}
      description={t("list.text")}
      crumbs={[{ label: t("common:nav.apps"), to: "/apps" }, { label: t("list.title") }]}
      actions={
        app !== "" && (
          <Button
            variant="secondary"
            icon={X}
            onClick={() => {
              setSearch({});
            }}
          >
            {t("list.all")}
          </Button>
        )
      }
    >
      <Card flush>
        {jobs.isError ? (
          <ErrorState
            title={t("common:state.failed")}
            message={messageOf(jobs.error)}
            onRetry={() => void jobs.refetch()}
          />
        ) : jobs.isPending ? (
          <SkeletonRows label={t("common:state.loading")} />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={Hammer}
            title={t("list.empty")}
            description={t("list.emptyText")}
            action={<ButtonLink to="/">{t("list.start")}</ButtonLink>}
          />
        ) : (
          <Table
            caption={t("list.caption")}
            columns={columns}
            rows={rows}
            rowKey={({ job }) => job}
            rowHref={({ job }) => `/jobs/${job}`}
          />
        )}
      </Card>
      {jobs.hasNextPage && (
        <Button
          variant="secondary"
          className="mx-auto"
          busy={jobs.isFetchingNextPage}
          onClick={() => void jobs.fetchNextPage()}
        >
          {t("common:action.loadMore")}
        </Button>
      )}
    </Page>
  );
}

type Job = Schema["JobOut"];

function useColumns(nameOf: (app: string) => string): Column<Job>[] {
  const { t, i18n } = useTranslation("build");
  const when = (moment: string) =>
    new Date(moment).toLocaleString(localeOf(i18n.language), {
      dateStyle: "medium",
      timeStyle: "short",
    });
  return [
    { key: "app", label: t("list.app"), render: ({ app }) => nameOf(app) },
    {
      key: "state",
      label: t("list.state"),
      render: ({ state, error }) => (
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={STATE_TONES[state]} dot>
            {t(`state.${state}`)}
          </Badge>
          {error && <span className="line-clamp-1 text-sm text-muted">{error.message}</span>}
        </span>
      ),
    },
    { key: "begun", label: t("list.begun"), render: ({ created_at: at }) => when(at) },
    {
      key: "took",
      label: t("list.took"),
      align: "right",
      render: ({ state, created_at: begun, finished_at: ended }) =>
        isOver(state) && known(ended)
          ? formatDuration((Date.parse(ended) - Date.parse(begun)) / 1000, i18n.language)
          : "–",
    },
  ];
}
