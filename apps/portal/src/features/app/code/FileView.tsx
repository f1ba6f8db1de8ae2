import { FileQuestion, FileX } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { ApiError, messageOf } from "../../../lib/errors";
import { formatNumber } from "../../../lib/format";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { CopyText } from "./CopyText";
import { formatSize } from "./formatSize";
import { useFile } from "./queries";

const CodeText = lazy(async () => ({ default: (await import("./CodeText")).CodeText }));

const PICTURES: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
};

export interface FileViewProps {
  app: string;
  version: string;
  path: string;
  line: number;
  onLine: (line: number) => void;
}

/** What is in one file: its text, its picture, or why neither can be shown. */
export function FileView({ app, version, path, line, onLine }: FileViewProps) {
  const { t, i18n } = useTranslation("app");
  const file = useFile(app, version, path);
  const lines = file.data?.encoding === "utf-8" ? linesOf(file.data.content) : 0;
  return (
    <section
      aria-labelledby="file-title"
      className="on-surface min-w-0 overflow-hidden rounded-xl border shadow-card"
    >
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-b bg-sunken px-4 py-2.5">
        <h2 id="file-title" className="min-w-0 font-mono text-sm font-medium break-all">
          {path}
        </h2>
        {file.data && (
          <p className="text-sm text-muted tabular-nums">
            {lines > 0 && `${t("code.lines", { count: lines, shown: formatNumber(lines, 0) })} · `}
            {formatSize(file.data.size, i18n.language)}
          </p>
        )}
        {lines > 0 && (
          <span className="ms-auto">
            <CopyText text={file.data?.content ?? ""} />
          </span>
        )}
      </header>
      {file.isPending ? (
        <SkeletonRows label={t("code.loading")} />
      ) : file.isError ? (
        <NotShown error={file.error} onRetry={() => void file.refetch()} />
      ) : (
        <Content file={file.data} line={line} onLine={onLine} />
      )}
    </section>
  );
}

function Content(props: Pick<FileViewProps, "line" | "onLine"> & { file: Schema["FileOut"] }) {
  const { file, line, onLine } = props;
  const { t } = useTranslation("app");
  const picture = PICTURES[/\.([a-z]+)$/i.exec(file.path)?.[1]?.toLowerCase() ?? ""];
  if (file.kind === "link")
    return <EmptyState title={t("code.link")} description={<code>{file.content}</code>} />;
  if (file.size === 0) return <EmptyState icon={FileQuestion} title={t("code.emptyFile")} />;
  if (file.encoding === "base64" && picture !== undefined)
    return (
      <div className="flex justify-center bg-sunken p-8">
        <img
          src={`data:${picture};base64,${file.content}`}
          alt={t("code.picture", { path: file.path })}
          className="max-h-[60vh] max-w-full rounded-md border bg-surface"
        />
      </div>
    );
  if (file.encoding === "base64")
    return (
      <EmptyState icon={FileQuestion} title={t("code.binary")} description={t("code.binaryText")} />
    );
  return (
    <Suspense fallback={<SkeletonRows label={t("code.loading")} />}>
      <CodeText path={file.path} text={file.content} line={line} onLine={onLine} />
    </Suspense>
  );
}

function NotShown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation("app");
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 404)
    return <EmptyState icon={FileX} title={t("code.noFile")} description={t("code.noFileText")} />;
  if (status === 413)
    return (
      <EmptyState icon={FileQuestion} title={t("code.tooBig")} description={messageOf(error)} />
    );
  return <ErrorState title={t("code.failed")} message={messageOf(error)} onRetry={onRetry} />;
}

function linesOf(text: string): number {
  return text === "" ? 0 : text.replace(/\n$/, "").split("\n").length;
}
