/** Colours of the design system by what they stand for; both themes have their own. */
export type Colour = "chart-1" | "chart-2" | "chart-3" | "chart-4" | "danger";

export interface Line {
  name: string;
  values: readonly (number | null)[];
  colour: Colour;
}

/** What a chart shows; a table and a file are made of the same. */
export interface Picture {
  /** `area`, `lines` and `columns` go along time; `bars` lie, one below the other. */
  kind: "area" | "lines" | "columns" | "bars";
  /** What the labels are: "Day", "Page". */
  head: string;
  labels: readonly string[];
  /** The labels as a program wants them: moments in ISO 8601. */
  exact?: readonly string[];
  lines: readonly Line[];
  /** Words beside a bar instead of its number: "12 (60 %)". */
  marks?: readonly string[];
}

/** Whether there is anything to draw. */
export function hasContent({ lines }: Picture): boolean {
  return lines.some(({ values }) => values.some((value) => value !== null && value !== 0));
}

/** Header and rows, for a file. */
export function rowsOf(picture: Picture): (string | number | null)[][] {
  const labels = picture.exact ?? picture.labels;
  return [
    [picture.head, ...picture.lines.map(({ name }) => name)],
    ...labels.map((label, at) => [label, ...picture.lines.map(({ values }) => values[at] ?? null)]),
  ];
}
