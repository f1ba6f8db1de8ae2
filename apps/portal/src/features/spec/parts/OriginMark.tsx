import * as Popover from "@radix-ui/react-popover";
import { CircleDashed, PencilLine, Quote, X } from "lucide-react";
import { useRef, useState } from "react";

import { Button } from "../../../ui/Button";
import { cx } from "../../../ui/cx";
import { useEditor } from "../editor/context";
import type { Evidence, Origin } from "../model/types";
import { useSay } from "./say";

export interface OriginMarkProps {
  /** Of the element, such as `entities.book.title`. */
  path: string;
  evidence?: Evidence | null | undefined;
  /** What people call it. */
  label: string;
  /** Takes it out, where nobody asked for it. */
  onRemove?: (() => void) | undefined;
  className?: string;
}

const ICONS = { stated: Quote, implied: Quote, assumed: CircleDashed, edited: PencilLine };

/** Where an element comes from: a glance at the words on hover and focus, all of it on a click. */
export function OriginMark(props: OriginMarkProps) {
  const { path, evidence, label, className } = props;
  const say = useSay();
  const { origins, assumed } = useEditor();
  const [open, setOpen] = useState<"glance" | "all" | null>(null);
  const timer = useRef(0);
  const origin: Origin | undefined = origins[path];
  const source = sourceOf(origin, evidence, assumed.has(path));
  if (source === null) return null;
  const Icon = ICONS[source];
  const quote = origin?.words.map((one) => `“${one.text}”`).join(" … ");
  const told = quote ? say("origin.told", { label, quote }) : say(`origin.${source}Of`, { label });

  function glance(wait: number) {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setOpen((now) => now ?? "glance");
    }, wait);
  }
  function leave() {
    window.clearTimeout(timer.current);
    setOpen((now) => (now === "glance" ? null : now));
  }
  const mark = (
    <button
      type="button"
      aria-label={told}
      aria-expanded={open === "all"}
      className={cx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-full transition-colors hover:bg-hover",
        source === "assumed" ? "text-warning-ink" : "text-muted hover:text-text",
        className,
      )}
      onClick={() => {
        window.clearTimeout(timer.current);
        setOpen((now) => (now === "all" ? null : "all"));
      }}
      onMouseEnter={() => {
        glance(250);
      }}
      onMouseLeave={leave}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) glance(0);
      }}
      onBlur={leave}
    >
      <Icon className="size-3.5" aria-hidden />
    </button>
  );
  if (open === null) return mark;
  return (
    <Popover.Root
      open
      onOpenChange={(next) => {
        if (!next) setOpen(null);
      }}
    >
      <Popover.Anchor asChild>{mark}</Popover.Anchor>
      <Popover.Portal container={document.getElementById("main")}>
        <Popover.Content
          aria-label={say("origin.title", { label })}
          side="bottom"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="on-surface z-40 w-80 max-w-[calc(100vw-1rem)] animate-[rise_120ms_ease-out] rounded-xl border p-4 text-sm shadow-overlay"
          onOpenAutoFocus={(event) => {
            if (open === "glance") event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            if (open === "glance") event.preventDefault();
          }}
        >
          <Story {...props} origin={origin} source={source} all={open === "all"} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type Source = keyof typeof ICONS;

function sourceOf(
  origin: Origin | undefined,
  evidence: Evidence | null | undefined,
  assumed: boolean,
): Source | null {
  if (evidence?.source === "edited") return "edited";
  if (origin && (origin.source !== "assumed" || assumed)) return origin.source;
  return assumed ? "assumed" : null;
}

function Story(
  props: OriginMarkProps & { origin: Origin | undefined; source: Source; all: boolean },
) {
  const { origin, source, label, onRemove, all } = props;
  const say = useSay();
  const { sentences } = useEditor();
  const sentence = sentences[origin?.sentence ?? -1];
  return (
    <div className="flex flex-col gap-2.5">
      <p className="font-medium">{say(`origin.${source}`)}</p>
      {origin?.words.map((words) => (
        <blockquote
          key={words.start}
          className="border-s-2 border-primary ps-3 text-[0.9375rem] italic"
        >
          “{words.text}”
        </blockquote>
      ))}
      {all && sentence && <p className="text-muted">{say("origin.in", { text: sentence.text })}</p>}
      {origin?.note && <p className="text-muted">{origin.note}</p>}
      {source === "assumed" && <p className="text-muted">{say("origin.nobody")}</p>}
      {all && source === "assumed" && onRemove && (
        <Button variant="secondary" size="small" icon={X} className="self-start" onClick={onRemove}>
          {say("remove", { label })}
        </Button>
      )}
    </div>
  );
}
