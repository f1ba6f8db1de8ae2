import { ArrowRight, Hammer, ListChecks, RotateCcw } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useId } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { BriefPanel } from "./BriefPanel";
import type { DraftHandle } from "./useDraft";

export interface ComposerProps {
  handle: DraftHandle;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Tools below the field: attach, speak. */
  tools: ReactNode;
  /** What is attached. */
  children?: ReactNode;
  ready: boolean;
  busy: boolean;
  problem: string;
  onBuild: () => void;
  onReview: () => void;
  onStartOver: (() => void) | null;
}

/** The large field, what is understood of it, and the two ways on. */
export function Composer(props: ComposerProps) {
  const { handle, field, tools, children, ready, busy, problem } = props;
  const { t } = useTranslation("start");
  const id = useId();
  function onKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (ready && !busy) props.onBuild();
  }
  return (
    <div className="on-surface rounded-2xl border shadow-raised transition-shadow has-[textarea:focus-visible]:border-link has-[textarea:focus-visible]:shadow-overlay has-[textarea:focus-visible]:ring-3 has-[textarea:focus-visible]:ring-ring/30">
      <label htmlFor={id} className="sr-only">
        {t("field.label")}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={20_000}
        value={handle.draft.words}
        placeholder={t("field.placeholder")}
        aria-describedby={`${id}-hint`}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        className="field-sizing-content block max-h-[50vh] min-h-32 w-full resize-none rounded-t-2xl bg-transparent px-5 pt-5 pb-3 text-lg leading-relaxed outline-none placeholder:text-muted sm:px-6 sm:text-xl"
        onKeyDown={onKey}
        onChange={(event) => {
          handle.change({ words: event.target.value });
        }}
      />
      {children}
      <div className="flex flex-wrap items-center gap-2 px-3 pb-3 sm:px-4 sm:pb-4">
        {tools}
        {props.onStartOver && (
          <Button variant="ghost" size="small" icon={RotateCcw} onClick={props.onStartOver}>
            {t("startOver")}
          </Button>
        )}
        <div className="ms-auto flex flex-wrap items-center justify-end gap-2 max-sm:w-full max-sm:*:flex-1">
          <Button
            variant="secondary"
            icon={ListChecks}
            disabled={!ready || busy}
            onClick={props.onReview}
          >
            {t("reviewFirst")}
          </Button>
          <Button icon={Hammer} busy={busy} disabled={!ready} onClick={props.onBuild}>
            {t("build")}
            <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
          </Button>
        </div>
      </div>
      <p id={`${id}-hint`} className="sr-only">
        {t("field.shortcut")}
      </p>
      {problem !== "" && (
        <p role="alert" className="border-t px-5 py-3 text-sm text-danger-ink">
          {problem}
        </p>
      )}
      <BriefPanel words={handle.draft.words} />
    </div>
  );
}
