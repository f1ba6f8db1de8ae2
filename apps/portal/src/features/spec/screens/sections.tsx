import type { ReactNode } from "react";

import type { PageSection } from "../model/types";
import { Box, Cards, Line, PRIMARY, Rows, SOFT } from "./strokes";

/** How tall a section is in the drawing, and the drawing of it. */
export function sectionOf(section: PageSection, y: number): [number, ReactNode] {
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
