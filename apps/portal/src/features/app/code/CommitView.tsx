import { ArrowLeft, FolderTree, Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../../lib/errors";
import { showDateTime } from "../../../lib/show";
import { ButtonLink } from "../../../ui/ButtonLink";
import { Card } from "../../../ui/Card";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { DiffView } from "./DiffView";
import { useCommit } from "./queries";
import type { useCodeAddress } from "./useCodeAddress";

export interface CommitViewProps {
  app: string;
  address: ReturnType<typeof useCodeAddress>;
}

/** One commit: what it says, and what it changed. */
export function CommitView({ app, address }: CommitViewProps) {
  const { t } = useTranslation("app");
  const found = useCommit(app, address.commit);
  if (found.isPending) return <SkeletonRows label={t("code.loading")} />;
  if (found.isError)
    return (
      <ErrorState
        title={t("code.failed")}
        message={messageOf(found.error)}
        onRetry={() => void found.refetch()}
      />
    );
  const { itself, before } = found.data;
  if (!itself) return <EmptyState title={t("code.noCommit")} />;
  const [title = "", ...rest] = itself.message.split("\n");
  const browse = (
    <ButtonLink
      to={address.at({ ref: itself.commit })}
      variant="secondary"
      size="small"
      icon={FolderTree}
    >
      {t("code.browse")}
    </ButtonLink>
  );
  return (
    <>
      <ButtonLink
        to={address.at({ view: "commits" })}
        variant="ghost"
        size="small"
        icon={ArrowLeft}
        className="self-start"
      >
        {t("code.allCommits")}
      </ButtonLink>
      <Card title={title || t("code.noMessage")} actions={browse}>
        {rest.join("\n").trim() !== "" && (
          <p className="mb-3 max-w-prose whitespace-pre-line">{rest.join("\n").trim()}</p>
        )}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          <span>{itself.author}</span>
          {itself.date && <time dateTime={itself.date}>{showDateTime(itself.date)}</time>}
          <code className="font-mono break-all">{itself.commit}</code>
        </p>
      </Card>
      {before ? (
        <DiffView app={app} from={before.commit} to={itself.commit} />
      ) : (
        <EmptyState
          icon={Sparkles}
          title={t("code.first")}
          description={t("code.firstText")}
          action={browse}
        />
      )}
    </>
  );
}
