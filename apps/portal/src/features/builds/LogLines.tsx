import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { cx } from "../../ui/cx";
import { localeOf } from "./duration";
import type { JobEvent } from "./jobs";

export interface LogLinesProps {
  lines: readonly JobEvent[];
  /** Keeps the last line in sight. */
  follow: boolean;
  onAtEnd: (atEnd: boolean) => void;
  label: string;
  empty: string;
}

const NEAR = 40;

/** Only the lines in sight are in the page: ten thousand are as quick as ten. */
export function LogLines({ lines, follow, onAtEnd, label, empty }: LogLinesProps) {
  const { i18n } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 24,
    overscan: 20,
    getItemKey: (index) => lines[index]?.number ?? index,
  });
  useEffect(() => {
    if (follow && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: "end" });
  }, [follow, lines.length, rows]);
  return (
    <div
      ref={frame}
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      className="h-80 overflow-auto bg-sunken font-mono text-[0.8125rem] leading-6 -outline-offset-2"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        onAtEnd(scrollHeight - scrollTop - clientHeight < NEAR);
      }}
    >
      {lines.length === 0 && <p className="p-5 font-sans text-muted">{empty}</p>}
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                className={cx(
                  "absolute inset-x-0 top-0 flex gap-3 px-4",
                  line.kind === "problem" && "bg-danger-soft text-danger-ink",
                )}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <time dateTime={line.at} className="shrink-0 text-muted tabular-nums">
                  {new Date(line.at).toLocaleTimeString(localeOf(i18n.language))}
                </time>
                <span className="w-24 shrink-0 truncate text-muted max-sm:hidden">
                  {line.step || "–"}
                </span>
                <span className="min-w-0 break-words whitespace-pre-wrap">
                  {line.message || stateOf(line)}
                </span>
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

/** A step that says nothing says at least how it stands. */
function stateOf({ data }: JobEvent): string {
  return typeof data?.state === "string" ? data.state : "";
}
