import { useTranslation } from "react-i18next";

import { Badge } from "../../../ui/Badge";
import { useActivityWords, WARNINGS } from "../activityWords";
import { browserOf } from "../browserOf";
import { useMoments } from "../useMoments";
import type { AuditEntry } from "./useAudit";

/** Who did what, to what, when and from where. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("account");
  const words = useActivityWords();
  const { moment } = useMoments();
  const { browser, system } = browserOf(entry.agent);
  const from = [browser, system, entry.address].filter(Boolean).join(" · ");
  const details = Object.entries(entry.details).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-(--card-padding) py-3.5">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {words(entry)}
          {WARNINGS.has(entry.action) && <Badge tone="danger">{t("audit.lookTwice")}</Badge>}
        </p>
        <p className="text-sm break-words text-muted">
          {entry.actor_email || t("audit.nobody")}
          {from !== "" && ` · ${from}`}
        </p>
        {(entry.target !== "" || details.length > 0) && (
          <p className="mt-0.5 font-mono text-xs break-all text-muted">
            {[entry.target, ...details].filter(Boolean).join(" · ")}
          </p>
        )}
      </div>
      <time dateTime={entry.at} className="text-sm whitespace-nowrap text-muted">
        {moment(entry.at)}
      </time>
    </li>
  );
}
