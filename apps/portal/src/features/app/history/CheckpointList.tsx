import { GitCompareArrows, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Schema } from "../../../api/client";
import { showAgo, showDateTime } from "../../../lib/show";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { cx } from "../../../ui/cx";
import { usePeople } from "../people/usePeople";
import { ReleaseBadge } from "../releases/ReleaseBadge";

type Checkpoint = Schema["CheckpointOut"];

export interface CheckpointListProps {
  app: string;
  /** The newest first. */
  checkpoints: readonly Checkpoint[];
  mayRestore: boolean;
  onCompare: (older: string, newer: string) => void;
  onRestore: (tag: string) => void;
}

/** Checkpoints on a line of time. */
export function CheckpointList({ checkpoints, ...rest }: CheckpointListProps) {
  const { t } = useTranslation("app");
  return (
    <ol aria-label={t("history.title")} className="flex flex-col">
      {checkpoints.map((checkpoint, place) => (
        <Item
          key={checkpoint.tag}
          checkpoint={checkpoint}
          older={checkpoints[place + 1]}
          newest={place === 0 ? undefined : checkpoints[0]}
          {...rest}
        />
      ))}
    </ol>
  );
}

interface ItemProps extends Omit<CheckpointListProps, "checkpoints"> {
  checkpoint: Checkpoint;
  older: Checkpoint | undefined;
  /** The one that it can be compared with and returned from; not at the newest itself. */
  newest: Checkpoint | undefined;
}

function Item({ app, checkpoint, older, newest, mayRestore, onCompare, onRestore }: ItemProps) {
  const { t } = useTranslation("app");
  const { nameOf } = usePeople();
  const { tag, commit, at, release, job } = checkpoint;
  const by = nameOf(checkpoint.by);
  return (
    <li className="relative border-s-2 ps-6 pb-6 last:pb-0 sm:ps-8">
      <span
        aria-hidden
        className={cx(
          "absolute -start-[0.4375rem] top-5 size-3 rounded-full ring-4 ring-bg",
          newest ? "bg-control" : "bg-primary",
        )}
      />
      <article className="on-surface rounded-xl border p-4 shadow-card sm:p-5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h2 className="text-base">
            {t("history.checkpoint", { number: tag.replace("build-", "") })}
          </h2>
          {!newest && <Badge tone="primary">{t("history.newest")}</Badge>}
          {release && <ReleaseBadge state={release.state} />}
          <time dateTime={at} title={showDateTime(at)} className="ms-auto text-sm text-muted">
            {showAgo(at)}
          </time>
        </div>
        <p className="mt-2 line-clamp-3 max-w-prose text-[0.9375rem] whitespace-pre-line">
          {checkpoint.description}
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
          {by && <span>{t("history.by", { name: by })}</span>}
          <Link
            to={`/apps/${app}/code?commit=${commit}`}
            className="rounded-xs font-mono hover:text-text hover:underline"
          >
            {commit.slice(0, 8)}
          </Link>
          <Link to={`/jobs/${job}`} className="rounded-xs text-link hover:underline">
            {t("history.toBuild")}
          </Link>
          <span className="flex flex-wrap gap-2 sm:ms-auto">
            {older && (
              <Button
                variant="ghost"
                size="small"
                icon={GitCompareArrows}
                onClick={() => {
                  onCompare(older.tag, tag);
                }}
              >
                {t("history.sinceBefore")}
              </Button>
            )}
            {newest && newest.tag !== older?.tag && (
              <Button
                variant="ghost"
                size="small"
                icon={GitCompareArrows}
                onClick={() => {
                  onCompare(tag, newest.tag);
                }}
              >
                {t("history.untilNow")}
              </Button>
            )}
            {newest && mayRestore && (
              <Button
                variant="secondary"
                size="small"
                icon={RotateCcw}
                onClick={() => {
                  onRestore(tag);
                }}
              >
                {t("history.restore")}
              </Button>
            )}
          </span>
        </div>
      </article>
    </li>
  );
}
