import { FileJson, FileSpreadsheet, FileText, type LucideIcon, X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { IconButton } from "../../ui/IconButton";
import type { DraftHandle } from "./useDraft";

const ICONS: Record<string, LucideIcon> = {
  openapi: FileJson,
  sql: FileText,
  csv: FileSpreadsheet,
};

/** What is attached, what becomes of it, and how to take it away again. */
export function AttachedFiles({ handle, problem }: { handle: DraftHandle; problem: string }) {
  const { t } = useTranslation("start");
  const { attachments, attachedSpec } = handle.draft;
  if (attachments.length === 0 && attachedSpec === null && problem === "") return null;
  return (
    <div className="flex flex-col gap-2 px-5 pb-3" aria-live="polite">
      <ul className="flex flex-wrap gap-2">
        {attachedSpec && (
          <FileChip
            name={attachedSpec.file}
            note={t("attach.usedAsSpec")}
            icon={FileJson}
            onRemove={() => {
              handle.change({ attachedSpec: null, reviewed: null });
            }}
          />
        )}
        {attachments.map((one) => (
          <FileChip
            key={one.name}
            name={one.name}
            note={t(`attach.kind.${one.kind}`)}
            icon={ICONS[one.kind] ?? FileText}
            onRemove={() => {
              handle.change({ attachments: attachments.filter(({ name }) => name !== one.name) });
            }}
          />
        ))}
      </ul>
      {attachments.length > 0 && <p className="text-sm text-muted">{t("attach.keptOnly")}</p>}
      {problem !== "" && <p className="text-sm text-danger-ink">{problem}</p>}
    </div>
  );
}

interface FileChipProps {
  name: string;
  note: string;
  icon: LucideIcon;
  onRemove: () => void;
}

function FileChip({ name, note, icon: Icon, onRemove }: FileChipProps) {
  const { t } = useTranslation("start");
  return (
    <li className="flex max-w-full items-center gap-2 rounded-lg border bg-sunken py-1 ps-3 pe-1">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 text-sm">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-xs text-muted">{note}</span>
      </span>
      <IconButton icon={X} size="small" label={t("attach.remove", { name })} onClick={onRemove} />
    </li>
  );
}
