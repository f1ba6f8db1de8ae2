import * as Popover from "@radix-ui/react-popover";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

export type Cell = string | number | boolean | null;

const SHORT = 60;

export interface CellValueProps {
  value: Cell;
  column: string;
  masked: boolean;
}

/** One value: nothing, a number, a word, or the beginning of a long text that opens. */
export function CellValue({ value, column, masked }: CellValueProps) {
  const { t } = useTranslation("app");
  if (value === null) return <span className="text-muted">–</span>;
  if (masked)
    return (
      <span className="inline-flex items-center gap-1.5 text-muted">
        <Lock className="size-3.5" aria-hidden />
        {t("data.masked")}
      </span>
    );
  if (typeof value === "boolean") return t(value ? "data.yes" : "data.no");
  const text = String(value);
  if (text.length <= SHORT) return <span className="whitespace-pre">{text}</span>;
  return (
    <Popover.Root>
      <Popover.Trigger
        className="rounded-xs text-start text-link hover:underline"
        aria-label={t("data.whole", { column, text: text.slice(0, SHORT) })}
      >
        {text.slice(0, SHORT)}…
      </Popover.Trigger>
      {/* Inside the main landmark, where content should be. */}
      <Popover.Portal container={document.getElementById("main")}>
        <Popover.Content
          aria-label={column}
          collisionPadding={12}
          sideOffset={6}
          className="on-surface z-40 max-h-80 max-w-md overflow-auto rounded-xl border p-4 text-sm break-words whitespace-pre-wrap shadow-overlay"
        >
          {text}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
