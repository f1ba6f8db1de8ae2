import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";

import { cx } from "../../ui/cx";

export interface VirtualLinesProps<Line> {
  lines: readonly Line[];
  numberOf: (line: Line) => number;
  /** What stands in the row of a line, and how the row looks. */
  render: (line: Line) => ReactNode;
  classOf?: (line: Line) => string | false;
  /** Keeps the last line in sight. */
  follow: boolean;
  onAtEnd: (atEnd: boolean) => void;
  label: string;
  empty: string;
  className?: string;
}

const NEAR = 40;

/** Only the lines in sight are in the page: ten thousand are as quick as ten. */
export function VirtualLines<Line>(props: VirtualLinesProps<Line>) {
  const { lines, numberOf, render, classOf, follow, onAtEnd, label, empty } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 24,
    overscan: 20,
    getItemKey: (index) => {
      const line = lines[index];
      return line === undefined ? index : numberOf(line);
    },
  });
  const [begin, end] = [lines[0], lines.at(-1)];
  const first = begin === undefined ? null : numberOf(begin);
  const last = end === undefined ? null : numberOf(end);
  const firstBefore = useRef(first);
  const topBefore = useRef(0);
  useLayoutEffect(() => {
    // Earlier lines came before those that are read: these stay in sight.
    const before = firstBefore.current;
    firstBefore.current = first;
    if (before === null || first === null || first >= before) return;
    const place = lines.findIndex((line) => numberOf(line) === before);
    if (place > 0) rows.scrollToIndex(place, { align: "start" });
  }, [first, lines, numberOf, rows]);
  useEffect(() => {
    if (follow && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: "end" });
  }, [follow, last, lines.length, rows]);
  return (
    <div
      ref={frame}
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      className={cx(
        "overflow-auto bg-sunken py-2 font-mono text-[0.8125rem] leading-6 -outline-offset-2",
        props.className ?? "h-80",
      )}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const up = scrollTop < topBefore.current;
        topBefore.current = scrollTop;
        if (scrollHeight - scrollTop - clientHeight < NEAR) onAtEnd(true);
        // Lines that come quickly push the end away too; only somebody who goes up wants to stay there.
        else if (up) onAtEnd(false);
      }}
    >
      {lines.length === 0 && <p className="p-5 font-sans text-muted">{empty}</p>}
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line !== undefined && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                className={cx("absolute inset-x-0 top-0 flex gap-3 px-4", classOf?.(line))}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {render(line)}
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}
