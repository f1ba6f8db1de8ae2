import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { showAgo, showDateTime } from "../../lib/show";
import { cx } from "../../ui/cx";
import type { App } from "./appState";

type Outcome = "queued" | "running" | "succeeded" | "failed" | "cancelled";

const LOOKS: Record<Outcome, readonly [LucideIcon, string]> = {
  queued: [CircleDashed, "text-muted"],
  running: [LoaderCircle, "animate-spin text-info-ink"],
  succeeded: [CircleCheck, "text-success-ink"],
  failed: [CircleX, "text-danger-ink"],
  cancelled: [CircleSlash, "text-muted"],
};

/** How the newest build ended, when, and the way to it. */
export function LastBuild({ app, className }: { app: App; className?: string }) {
  const { t } = useTranslation("apps");
  const build = app.last_build;
  if (!build) return <span className={cx("text-sm text-muted", className)}>{t("build.none")}</span>;
  const outcome = (build.state in LOOKS ? build.state : "queued") as Outcome;
  const [Icon, colour] = LOOKS[outcome];
  return (
    <Link
      to={`/jobs/${build.job}`}
      title={build.finished_at ? showDateTime(build.finished_at) : undefined}
      className={cx(
        "inline-flex items-center gap-1.5 rounded-xs text-sm text-muted hover:text-text hover:underline",
        className,
      )}
    >
      <Icon className={cx("size-4 shrink-0", colour)} aria-hidden />
      {t(`build.${outcome}`)}
      {build.finished_at && <span>· {showAgo(build.finished_at)}</span>}
    </Link>
  );
}
