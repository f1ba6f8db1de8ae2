import { ChevronRight, Equal } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../../lib/errors";
import { Badge, type Tone } from "../../../ui/Badge";
import { cx } from "../../../ui/cx";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { DiffLines } from "./DiffLines";
import { type FileDiff, readPatch } from "./patch";
import { useDiff } from "./queries";

const TONES: Record<FileDiff["kind"], Tone> = {
  changed: "info",
  added: "success",
  removed: "danger",
  renamed: "warning",
};
/** So many lines are open at once; files after them wait until somebody opens them. */
const OPEN_LINES = 600;

/** What differs between two versions, file by file. */
export function DiffView({ app, from, to }: { app: string; from: string; to: string }) {
  const { t } = useTranslation("app");
  const diff = useDiff(app, from, to);
  const files = useMemo(() => readPatch(diff.data?.patch ?? ""), [diff.data?.patch]);
  if (diff.isPending) return <SkeletonRows label={t("code.loading")} />;
  if (diff.isError)
    return (
      <ErrorState
        title={t("code.diffFailed")}
        message={messageOf(diff.error)}
        onRetry={() => void diff.refetch()}
      />
    );
  if (files.length === 0) return <EmptyState icon={Equal} title={t("code.same")} />;
  const before = files.map((_, at) =>
    files.slice(0, at).reduce((sum, { lines }) => sum + lines.length, 0),
  );
  const sum = (kind: "added" | "removed") => files.reduce((all, file) => all + file[kind], 0);
  return (
    <section aria-label={t("code.differences")} className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        {t("code.files", { count: files.length })}, {t("code.added", { count: sum("added") })},{" "}
        {t("code.removed", { count: sum("removed") })}
      </p>
      {files.map((file, at) => (
        <DiffFile
          key={`${from} ${to} ${file.path}`}
          file={file}
          begin={(before[at] ?? 0) + file.lines.length <= OPEN_LINES}
        />
      ))}
      {diff.data.cut && <p className="text-muted">{t("code.cut")}</p>}
    </section>
  );
}

function DiffFile({ file, begin }: { file: FileDiff; begin: boolean }) {
  const { t } = useTranslation("app");
  const [open, setOpen] = useState(begin);
  return (
    <article className="on-surface overflow-hidden rounded-xl border shadow-card">
      <h3 className="text-sm">
        <button
          type="button"
          aria-expanded={open}
          className={cx(
            "flex w-full flex-wrap items-center gap-x-3 gap-y-1 bg-sunken px-4 py-3 text-start -outline-offset-2! hover:bg-hover",
            open && "border-b",
          )}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <ChevronRight
            className={cx(
              "size-4 shrink-0 text-muted transition-transform",
              open ? "rotate-90" : "rtl:rotate-180",
            )}
            aria-hidden
          />
          <span className="min-w-0 font-mono font-medium break-all">
            {file.was && `${file.was} → `}
            {file.path}
          </span>
          <Badge tone={TONES[file.kind]}>{t(`code.kind.${file.kind}`)}</Badge>
          <span className="ms-auto flex gap-3 font-mono tabular-nums">
            <span className="text-success-ink">+{file.added}</span>
            <span className="text-danger-ink">−{file.removed}</span>
          </span>
        </button>
      </h3>
      {open &&
        (file.lines.length > 0 ? (
          <DiffLines path={file.path} lines={file.lines} />
        ) : (
          <p className="p-4 text-sm text-muted">
            {t(file.binary ? "code.binaryDiff" : "code.noLines")}
          </p>
        ))}
    </article>
  );
}
