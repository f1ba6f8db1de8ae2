import { expect, test } from "vitest";

import { hasContent, type Picture, rowsOf } from "./picture";

const PICTURE: Picture = {
  kind: "columns",
  head: "Day",
  labels: ["1 Mar", "2 Mar"],
  exact: ["2026-03-01", "2026-03-02"],
  lines: [
    { name: "Requests", values: [7, null], colour: "chart-1" },
    { name: "Errors", values: [0, 0], colour: "danger" },
  ],
};

test("a file has what programs read, and nothing where nothing is known", () => {
  expect(rowsOf(PICTURE)).toEqual([
    ["Day", "Requests", "Errors"],
    ["2026-03-01", 7, 0],
    ["2026-03-02", null, 0],
  ]);
});

test("zeros alone are nothing to draw", () => {
  expect(hasContent(PICTURE)).toBe(true);
  expect(hasContent({ ...PICTURE, lines: PICTURE.lines.slice(1) })).toBe(false);
});
