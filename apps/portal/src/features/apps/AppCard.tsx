import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { AnalyticsSchema } from "../../api/client";
import { showDate } from "../../lib/show";
import { AppAddress } from "./AppAddress";
import type { Asked } from "./AppDialogs";
import { AppMenu } from "./AppMenu";
import { AppPicture } from "./AppPicture";
import { type App, nameOf } from "./appState";
import { LastBuild } from "./LastBuild";
import { Sparkline } from "./Sparkline";
import { StateBadge } from "./StateBadge";

export interface AppCardProps {
  app: App;
  line: AnalyticsSchema["Sparkline"] | undefined;
  onAsk: (asked: Asked) => void;
}

/** An application among others: what it looks like, how it is, where it is, how it is used. */
export function AppCard({ app, line, onAsk }: AppCardProps) {
  const { t } = useTranslation("apps");
  const gone = app.state === "deleted";
  const name = nameOf(app, t("unnamed"));
  return (
    <article className="group on-surface relative flex h-full flex-col rounded-xl border shadow-card transition-shadow hover:shadow-raised">
      <div className="relative aspect-[16/10] overflow-hidden rounded-t-[inherit] border-b">
        <AppPicture app={app} {...(gone && { className: "opacity-40 grayscale" })} />
        <span className="absolute start-3 bottom-3 rounded-full shadow-card">
          <StateBadge app={app} />
        </span>
      </div>
      <div className="flex grow flex-col gap-2.5 p-4">
        <div className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 text-lg leading-snug break-words">
            {gone ? (
              name
            ) : (
              <Link
                to={`/apps/${app.id}`}
                className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
              >
                {name}
              </Link>
            )}
          </h2>
          <span className="relative z-1 -me-1.5 -mt-1">
            <AppMenu app={app} onAsk={onAsk} />
          </span>
        </div>
        {app.url ? (
          <AppAddress url={app.url} className="relative z-1 -my-1 self-start" />
        ) : (
          <p className="line-clamp-2 text-sm text-muted">{app.description}</p>
        )}
        {gone && app.gone_at ? (
          <p className="mt-auto flex items-center gap-1.5 pt-1 text-sm text-warning-ink">
            <Trash2 className="size-4 shrink-0" aria-hidden />
            {t("goneOn", { date: showDate(app.gone_at) })}
          </p>
        ) : (
          <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-1">
            <LastBuild app={app} className="relative z-1" />
            {app.state === "active" && app.url && <Sparkline line={line} />}
          </div>
        )}
      </div>
    </article>
  );
}
