import { Hammer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { JobsTable } from "../../builds/JobsTable";
import { useJobs } from "../../builds/useJobs";

/** Every build of the application, the newest first; each leads to its log. */
export function BuildLogs({ app }: { app: string }) {
  const { t } = useTranslation(["app", "common"]);
  const jobs = useJobs(app);
  const rows = jobs.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Card flush>
        {jobs.isError && !jobs.data ? (
          <ErrorState
            title={t("common:state.failed")}
            message={messageOf(jobs.error)}
            onRetry={() => void jobs.refetch()}
          />
        ) : jobs.isPending ? (
          <SkeletonRows label={t("common:state.loading")} />
        ) : rows.length === 0 ? (
          <EmptyState icon={Hammer} title={t("logs.noBuilds")} />
        ) : (
          <JobsTable jobs={rows} />
        )}
      </Card>
      {jobs.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={jobs.isFetchingNextPage}
          onClick={() => void jobs.fetchNextPage()}
        >
          {t("common:action.loadMore")}
        </Button>
      )}
    </>
  );
}
