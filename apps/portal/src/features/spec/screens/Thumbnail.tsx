import type { ReactNode } from "react";

import type { PageSection, SpecPage } from "../model/types";

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

function Line(props: { x: number; y: number; width: number; strong?: boolean; height?: number }) {
  const { x, y, width, strong = false, height = 3 } = props;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={height / 2}
      className={strong ? "fill-muted" : "fill-border-strong"}
    />
  );
}

function Box(props: { x: number; y: number; width: number; height: number; tone?: string }) {
  const { tone = "fill-(--surface-bg) stroke-border-strong", ...place } = props;
  return <rect {...place} rx="3" className={tone} strokeWidth="0.75" />;
}

const PRIMARY = "fill-primary";
const SOFT = "fill-primary-soft";

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

function Rows({ y, count = 5 }: { y: number; count?: number }) {
  return (
    <>
      <Box x={10} y={y} width={140} height={count * 11 + 3} />
      {Array.from({ length: count }, (_, at) => (
        <g key={at}>
          <Line x={16} y={y + 6 + at * 11} width={at === 0 ? 24 : 34} strong={at === 0} />
          <Line x={66} y={y + 6 + at * 11} width={26} />
          <Line x={116} y={y + 6 + at * 11} width={20} />
        </g>
      ))}
    </>
  );
}

function Cards({ y, count = 3 }: { y: number; count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const x = 10 + at * 48;
        return (
          <g key={at}>
            <Box x={x} y={y} width={44} height={44} />
            <rect x={x} y={y} width="44" height="22" rx="3" className={SOFT} />
            <Line x={x + 5} y={y + 27} width={26} strong />
            <Line x={x + 5} y={y + 35} width={18} />
          </g>
        );
      })}
    </>
  );
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

function sectionOf(section: PageSection, y: number): [number, ReactNode] {
  switch (section.kind) {
    case "hero":
      return [
        38,
        <>
          <rect y={y} width="160" height="38" className={SOFT} />
          <Line x={40} y={y + 9} width={80} strong height={6} />
          <Line x={52} y={y + 18} width={56} />
          <Box x={64} y={y + 25} width={32} height={8} tone={PRIMARY} />
        </>,
      ];
    case "stats":
      return [
        18,
        [0, 1, 2].map((at) => (
          <g key={at}>
            <Box x={10 + at * 48} y={y} width={44} height={18} />
            <Line x={15 + at * 48} y={y + 4} width={18} />
            <Line x={15 + at * 48} y={y + 10} width={26} strong height={5} />
          </g>
        )),
      ];
    case "chart":
      return [
        32,
        <>
          <Box x={10} y={y} width={140} height={32} />
          {[14, 22, 10, 26, 18, 24].map((height, at) => (
            <rect
              key={at}
              x={20 + at * 21}
              y={y + 30 - height}
              width="12"
              height={height}
              rx="1.5"
              className={at % 2 ? "fill-accent" : PRIMARY}
            />
          ))}
        </>,
      ];
    case "records":
      return section.layout === "table"
        ? [36, <Rows key="r" y={y} count={3} />]
        : [44, <Cards key="c" y={y} />];
    case "related":
      return [36, <Rows key="r" y={y} count={3} />];
    case "facts":
      return [
        34,
        <>
          <Box x={10} y={y} width={140} height={34} />
          {[0, 1, 2].map((at) => (
            <g key={at}>
              <Line x={16} y={y + 6 + at * 9} width={22} />
              <Line x={56} y={y + 6 + at * 9} width={50} strong />
            </g>
          ))}
        </>,
      ];
    case "form":
    case "tool":
      return [
        36,
        <>
          <Box x={30} y={y} width={100} height={10} />
          <Box x={30} y={y + 13} width={100} height={10} />
          <Box x={30} y={y + 27} width={30} height={9} tone={PRIMARY} />
        </>,
      ];
    case "call_to_action":
      return [
        20,
        <>
          <Box x={10} y={y} width={140} height={20} tone={PRIMARY} />
          <Box x={64} y={y + 7} width={32} height={7} tone="fill-(--surface-bg)" />
        </>,
      ];
    default:
      return [
        20,
        <>
          {[0, 1, 2].map((at) => (
            <g key={at}>
              <Line x={14 + at * 48} y={y + 2} width={24} strong />
              <Line x={14 + at * 48} y={y + 8} width={34} />
              <Line x={14 + at * 48} y={y + 13} width={28} />
            </g>
          ))}
        </>,
      ];
  }
}
