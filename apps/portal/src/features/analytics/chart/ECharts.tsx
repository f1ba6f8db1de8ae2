import { BarChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import { useTheme } from "../../../frame/useTheme";
import type { Picture } from "../picture";
import { colourReader } from "./colours";
import { optionsOf } from "./options";

register([
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  SVGRenderer,
  TooltipComponent,
]);

export interface EChartsProps {
  picture: Picture;
  /** What the chart says, for those who do not see it. */
  words: string;
  format: (value: number) => string;
}

/** Draws a picture, again whenever it, the theme or the room for it changes. */
export default function ECharts({ picture, words, format }: EChartsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [theme] = useTheme();
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, null, { renderer: "svg" });
    const colours = colourReader(box.current.parentElement ?? document.body);
    chart.setOption(
      optionsOf(picture, {
        words,
        format,
        colour: colours.read,
        font: getComputedStyle(box.current).fontFamily,
        still: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
        rightToLeft: document.documentElement.dir === "rtl",
      }),
    );
    colours.done();
    const room = new ResizeObserver(() => {
      chart.resize();
    });
    room.observe(box.current);
    return () => {
      room.disconnect();
      chart.dispose();
    };
  }, [picture, words, format, theme]);
  const height =
    picture.kind === "bars" ? `${String(picture.labels.length * 2.25 + 0.75)}rem` : "16rem";
  return <div ref={box} role="img" aria-label={words} className="w-full" style={{ height }} />;
}
