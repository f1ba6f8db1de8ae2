import { LoaderCircle, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Schema } from "../../../api/client";
import { showAgo, showDateTime } from "../../../lib/show";
import { Button } from "../../../ui/Button";
import { cx } from "../../../ui/cx";
import { isUnsettled } from "../queries";
import { Generated } from "./Generated";
import { ReleaseBadge } from "./ReleaseBadge";

type Release = Schema["ReleaseOut"];

export interface ReleaseItemProps {
  app: string;
  release: Release;
  mayRelease: boolean;
  onGoBack: (release: Release) => void;
}

/** Only what was live once can be live again. */
const CAN_RETURN = new Set(["retired", "rolled_back"]);

/** One version: where it stands, what became of the data, and the way back to it. */
export function ReleaseItem({ app, release, mayRelease, onGoBack }: ReleaseItemProps) {
  const { t } = useTranslation("app");
  const { number, state, tag, commit, job, reason, notice } = release;
  const at = release.live_at ?? release.requested_at;
  return (
    <article
      className={cx(
        "on-surface flex flex-wrap items-center gap-x-5 gap-y-3 rounded-xl border p-4 shadow-card sm:p-5",
        state === "live" && "border-primary!",
      )}
    >
      <div className="min-w-0 grow basis-64">
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 className="text-base tabular-nums">{t("releases.number", { number })}</h2>
          <ReleaseBadge state={state} />
          {isUnsettled(release) && (
            <LoaderCircle className="size-4 animate-spin text-muted" aria-hidden />
          )}
        </div>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
          <time dateTime={at} title={showDateTime(at)}>
            {t(release.live_at ? "releases.liveSince" : "releases.asked", { ago: showAgo(at) })}
          </time>
          {tag && <span>{tag}</span>}
          <code className="font-mono">{commit.slice(0, 8)}</code>
          {job.startsWith("job_") && (
            <Link to={`/jobs/${job}`} className="rounded-xs text-link hover:underline">
              {t("history.toBuild")}
            </Link>
          )}
        </p>
        {reason && <Reason text={reason} />}
        {notice && <p className="mt-2 text-sm">{notice}</p>}
        <Generated app={app} release={release} />
      </div>
      {mayRelease && CAN_RETURN.has(state) && (
        <Button
          variant="secondary"
          size="small"
          icon={Undo2}
          onClick={() => {
            onGoBack(release);
          }}
        >
          {t("releases.goBack")}
        </Button>
      )}
    </article>
  );
}

/** Why it failed: the first sentence, and all that was said when it is asked for. */
function Reason({ text }: { text: string }) {
  const { t } = useTranslation("app");
  const [first = text] = text.split(/(?<=[.:])\s/, 1);
  return (
    <div className="mt-2 text-sm text-danger-ink">
      <p className="break-words">{first}</p>
      {first !== text && (
        <details>
          <summary className="w-fit rounded-xs underline underline-offset-4">
            {t("releases.whole")}
          </summary>
          <p className="mt-1 max-h-60 overflow-y-auto font-mono text-xs break-words whitespace-pre-wrap">
            {text}
          </p>
        </details>
      )}
    </div>
  );
}
