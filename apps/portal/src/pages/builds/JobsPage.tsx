import { Hammer, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { JobsTable } from "../../features/builds/JobsTable";
import { useAppNames, useJobs } from "../../features/builds/useJobs";
import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

/** All builds; `?app=` narrows them to those of one application. */
export function Component() {
  const { t } = useTranslation(["build", "common"]);
  const [search, setSearch] = useSearchParams();
  const app = search.get("app") ?? "";
  const jobs = useJobs(app);
  const { data: names } = useAppNames();
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
          <JobsTable jobs={rows} nameOf={(id) => names?.get(id) || t("unnamed")} />
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
