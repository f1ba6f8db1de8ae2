import { ChevronRight, FilePen } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { Card } from "../../../ui/Card";

type Files = Schema["FileChanges"];
type File = Schema["FileChange"];

/** How much of the code changes, which files, and which of them people have edited. */
export function ChangedFiles({ files }: { files: Files }) {
  const { t } = useTranslation("app");
  const kinds = [
    ["added", files.added],
    ["changed", files.changed],
    ["removed", files.removed],
  ] as const;
  if (kinds.every(([, members]) => members.length === 0) && files.hand_edits.length === 0)
    return null;
  return (
    <Card title={t("changes.files")} description={t("changes.filesText")}>
      <div className="flex flex-col gap-1">
        {files.hand_edits.length > 0 && <HandEdits edits={files.hand_edits} />}
        {kinds.map(([kind, members]) =>
          members.length > 0 ? (
            <details key={kind} className="group border-b last:border-0">
              <summary className="flex min-h-10 list-none items-center gap-2 rounded-md text-[0.9375rem] hover:text-link">
                <ChevronRight
                  className="size-4 transition-transform group-open:rotate-90 rtl:rotate-180"
                  aria-hidden
                />
                {t(`changes.filesOf.${kind}`, { count: members.length })}
                <Lines files={members} />
              </summary>
              <ul className="flex flex-col gap-1 ps-6 pb-3">
                {members.map((file) => (
                  <li key={file.path} className="flex flex-wrap items-baseline gap-x-3 text-sm">
                    <code className="font-mono break-all">{file.path}</code>
                    <Lines files={[file]} />
                  </li>
                ))}
              </ul>
            </details>
          ) : null,
        )}
      </div>
    </Card>
  );
}

function HandEdits({ edits }: { edits: Files["hand_edits"] }) {
  const { t } = useTranslation("app");
  return (
    <section className="mb-3 rounded-lg border bg-sunken p-3.5">
      <h3 className="flex items-center gap-2 text-[0.9375rem]">
        <FilePen className="size-4 text-link" aria-hidden />
        {t("changes.handEdits", { count: edits.length })}
      </h3>
      <p className="mt-0.5 text-sm text-muted">{t("changes.handEditsText")}</p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {edits.map(({ path, conflict }) => (
          <li key={path} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <code className="font-mono break-all">{path}</code>
            <Badge tone={conflict === true ? "warning" : "success"}>
              {t(
                conflict === true
                  ? "changes.conflict"
                  : conflict === false
                    ? "changes.noConflict"
                    : "changes.perhapsConflict",
              )}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ files }: { files: readonly File[] }) {
  const { t } = useTranslation("app");
  const sum = (of: "added" | "removed") => files.reduce((total, file) => total + file[of], 0);
  const [added, removed] = [sum("added"), sum("removed")];
  return (
    <span className="text-sm tabular-nums">
      <span className="sr-only">{t("changes.lines", { added, removed })}</span>
      <span aria-hidden>
        {added > 0 && <span className="text-success-ink">+{added}</span>}{" "}
        {removed > 0 && <span className="text-danger-ink">−{removed}</span>}
      </span>
    </span>
  );
}
