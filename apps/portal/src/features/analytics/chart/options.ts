import type { EChartsCoreOption } from "echarts/core";

import type { Line, Picture } from "../picture";
import type { ReadColour } from "./colours";

export interface Drawing {
  /** What the chart says, for those who do not see it. */
  words: string;
  colour: ReadColour;
  /** The font by its name: room for words is measured with it. */
  font: string;
  format: (value: number) => string;
  still: boolean;
  rightToLeft: boolean;
}

/** How a picture is drawn. */
export function optionsOf(picture: Picture, drawing: Drawing): EChartsCoreOption {
  const { colour, still, words } = drawing;
  const lying = picture.kind === "bars";
  const several = picture.lines.length > 1;
  const text = { color: colour("muted"), fontFamily: drawing.font, fontSize: 12 };
  const numbers = {
    type: "value",
    minInterval: 1,
    splitNumber: 4,
    axisLabel: { ...text, formatter: drawing.format },
    splitLine: { lineStyle: { color: colour("border") } },
  };
  const names = {
    type: "category",
    data: picture.labels,
    inverse: lying || drawing.rightToLeft,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("border-strong") } },
    axisLabel: lying
      ? { ...text, color: colour("text"), width: 130, overflow: "truncate" }
      : { ...text, hideOverlap: true },
  };
  return {
    animation: !still,
    animationDuration: 350,
    aria: { enabled: true, label: { description: words } },
    textStyle: { fontFamily: drawing.font },
    grid: {
      left: 4,
      right: lying ? 76 : 12,
      top: several ? 36 : 12,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    ...(several && {
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 18, textStyle: text },
    }),
    // Drawn in the picture: pages may have no styles from scripts.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      axisPointer: {
        type: lying
          ? "none"
          : picture.kind === "area" || picture.kind === "lines"
            ? "line"
            : "shadow",
      },
      backgroundColor: colour("surface"),
      borderColor: colour("border-strong"),
      textStyle: { ...text, color: colour("text"), fontSize: 13 },
      valueFormatter: (value: unknown) => drawing.format(Number(value)),
    },
    xAxis: lying ? { ...numbers, show: false } : names,
    yAxis: lying
      ? names
      : { ...numbers, position: drawing.rightToLeft ? ("right" as const) : ("left" as const) },
    series: picture.lines.map((line) => seriesOf(line, picture, drawing, text)),
  };
}

function seriesOf(line: Line, { kind, marks, lines }: Picture, drawing: Drawing, text: object) {
  const { colour } = drawing;
  const ink = colour(line.colour);
  if (kind === "area" || kind === "lines")
    return {
      type: "line",
      name: line.name,
      data: line.values,
      color: ink,
      smooth: 0.25,
      smoothMonotone: "x",
      symbolSize: 7,
      showSymbol: line.values.length <= 14 || kind === "lines",
      // Told apart without colours, too.
      lineStyle: { width: 2.25, type: line === lines[0] ? "solid" : "dashed" },
      ...(kind === "area" && { areaStyle: { color: colour(line.colour, 0.14) } }),
    };
  return {
    type: "bar",
    name: line.name,
    data: line.values,
    color: ink,
    barMaxWidth: kind === "bars" ? 22 : 26,
    // Errors are some of the requests: they stand in front of them.
    barGap: "-100%",
    itemStyle: { borderRadius: kind === "bars" ? 4 : [4, 4, 0, 0] },
    ...(kind === "bars" && {
      showBackground: true,
      backgroundStyle: { color: colour("border", 0.55), borderRadius: 4 },
      label: {
        ...text,
        show: true,
        position: "right",
        color: colour("text"),
        formatter: ({ dataIndex, value }: { dataIndex: number; value: number }) =>
          marks?.[dataIndex] ?? drawing.format(value),
      },
    }),
  };
}
