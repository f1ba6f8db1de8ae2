import type { ReactNode } from "react";

import type { PageSection, SpecPage } from "../model/types";
import { sectionOf } from "./sections";
import { Box, Cards, Line, PRIMARY, Rows, SOFT } from "./strokes";

/** A small drawing of a page: its frame, and a block for each of its sections. */
export function Thumbnail({ page, shell }: { page: SpecPage; shell: "topbar" | "sidebar" }) {
  const side = shell === "sidebar" && page.kind !== "landing";
  const blocks = blocksOf(page);
  return (
    <svg viewBox="0 0 160 104" className="block w-full" aria-hidden>
      <rect width="160" height="104" className="fill-(--page-bg)" />
      {side ? (
        <>
          <rect width="26" height="104" className="fill-(--surface-bg)" />
          <path d="M26 0V104" className="stroke-border" />
          {[10, 20, 28, 36].map((y, at) => (
            <Line key={y} x={5} y={y} width={at === 0 ? 14 : 16} strong={at === 0} />
          ))}
        </>
      ) : (
        <>
          <rect width="160" height="14" className="fill-(--surface-bg)" />
          <path d="M0 14H160" className="stroke-border" />
          <Line x={8} y={5.5} width={18} strong />
          {[90, 108, 126].map((x) => (
            <Line key={x} x={x} y={5.5} width={12} />
          ))}
          <circle cx="149" cy="7" r="3" className="fill-control" />
        </>
      )}
      <g transform={side ? "translate(26 0) scale(0.8375 1)" : "translate(0 14)"}>{blocks}</g>
    </svg>
  );
}

function blocksOf(page: SpecPage): ReactNode {
  const title = <Line x={10} y={8} width={38} strong height={5} />;
  switch (page.kind) {
    case "list":
      return (
        <>
          {title}
          <Box x={122} y={6} width={28} height={9} tone={PRIMARY} />
          {page.layout === "cards" || page.layout === "gallery" ? (
            <Cards y={22} />
          ) : (
            <Rows y={22} />
          )}
        </>
      );
    case "form":
      return (
        <>
          {title}
          {[20, 38].map((y) => (
            <g key={y}>
              <Line x={30} y={y} width={24} />
              <Box x={30} y={y + 5} width={100} height={10} />
            </g>
          ))}
          <Box x={30} y={60} width={34} height={11} tone={PRIMARY} />
        </>
      );
    case "board":
      return (
        <>
          {title}
          {[10, 58, 106].map((x, column) => (
            <g key={x}>
              <Box x={x} y={20} width={44} height={62} tone="fill-sunken stroke-border" />
              {Array.from({ length: 3 - column }, (_, at) => (
                <Box key={at} x={x + 4} y={25 + at * 18} width={36} height={14} />
              ))}
            </g>
          ))}
        </>
      );
    case "calendar":
      return <Calendar title={title} />;
    case "map":
      return (
        <>
          {title}
          <Box x={10} y={20} width={140} height={60} tone={SOFT} />
          <path d="M10 62 Q60 40 90 58 T150 34" className="fill-none stroke-border-strong" />
          {[
            [44, 40],
            [92, 48],
            [120, 32],
          ].map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r="4" className={PRIMARY} />
          ))}
        </>
      );
    case "chat":
      return (
        <>
          {[14, 32, 50].map((y, at) => (
            <Box
              key={y}
              x={at === 1 ? 70 : 10}
              y={y}
              width={80}
              height={13}
              tone={at === 1 ? SOFT : "fill-(--surface-bg) stroke-border-strong"}
            />
          ))}
          <Box x={10} y={72} width={140} height={11} />
        </>
      );
    default:
      return page.sections?.length ? (
        <Sections title={title} sections={page.sections} landing={page.kind === "landing"} />
      ) : (
        <>
          {title}
          <Rows y={22} />
        </>
      );
  }
}

function Calendar({ title }: { title: ReactNode }) {
  return (
    <>
      {title}
      {Array.from({ length: 21 }, (_, at) => (
        <Box
          key={at}
          x={10 + (at % 7) * 20}
          y={20 + Math.floor(at / 7) * 20}
          width={19}
          height={19}
          tone={[3, 9, 11, 17].includes(at) ? SOFT : undefined}
        />
      ))}
    </>
  );
}

/** As many blocks as find place, one below the other. */
function Sections(props: { title: ReactNode; sections: PageSection[]; landing: boolean }) {
  let y = props.landing ? 0 : 20;
  const drawn: ReactNode[] = [];
  for (const [at, section] of props.sections.entries()) {
    if (y > 84) break;
    const [height, block] = sectionOf(section, y);
    drawn.push(<g key={at}>{block}</g>);
    y += height + 6;
  }
  return (
    <>
      {!props.landing && props.title}
      {drawn}
    </>
  );
}
