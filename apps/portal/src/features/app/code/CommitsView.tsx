import { FolderTree, GitCommitHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Schema } from "../../../api/client";
import { messageOf } from "../../../lib/errors";
import { showAgo, showDateTime } from "../../../lib/show";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { ButtonLink } from "../../../ui/ButtonLink";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { useCommits } from "./queries";
import type { useCodeAddress } from "./useCodeAddress";

type Address = ReturnType<typeof useCodeAddress>;

/** Every step of the code's history, and the way to what each changed. */
export function CommitsView({ app, address }: { app: string; address: Address }) {
  const { t } = useTranslation("app");
  const commits = useCommits(app);
  if (commits.isPending) return <SkeletonRows label={t("code.loading")} />;
  if (commits.isError && !commits.data)
    return (
      <ErrorState
        title={t("code.failed")}
        message={messageOf(commits.error)}
        onRetry={() => void commits.refetch()}
      />
    );
  const rows = commits.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon={GitCommitHorizontal} title={t("code.none")} />;
  return (
    <>
      <ol
        aria-label={t("code.commits")}
        className="on-surface divide-y overflow-hidden rounded-xl border shadow-card"
      >
        {rows.map((commit) => (
          <CommitRow key={commit.commit} commit={commit} address={address} />
        ))}
      </ol>
      {commits.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={commits.isFetchingNextPage}
          onClick={() => void commits.fetchNextPage()}
        >
          {t("code.older")}
        </Button>
      )}
    </>
  );
}

function CommitRow({ commit, address }: { commit: Schema["CommitOut"]; address: Address }) {
  const { t } = useTranslation("app");
  const [title = ""] = commit.message.split("\n");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
      <div className="min-w-0 grow basis-64">
        <Link
          to={address.at({ commit: commit.commit })}
          className="rounded-xs font-medium break-words hover:underline"
        >
          {title || t("code.noMessage")}
        </Link>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span>{commit.author}</span>
          {commit.date && (
            <time dateTime={commit.date} title={showDateTime(commit.date)}>
              {showAgo(commit.date)}
            </time>
          )}
          <code className="font-mono">{commit.commit.slice(0, 8)}</code>
        </p>
      </div>
      {commit.tag && (
        <Badge tone="primary">
          {t("history.checkpoint", { number: commit.tag.replace("build-", "") })}
        </Badge>
      )}
      <ButtonLink
        to={address.at({ ref: commit.tag ?? commit.commit })}
        variant="ghost"
        size="small"
        icon={FolderTree}
        aria-label={t("code.browseAt", { commit: commit.commit.slice(0, 8) })}
      >
        {t("code.browse")}
      </ButtonLink>
    </li>
  );
}
