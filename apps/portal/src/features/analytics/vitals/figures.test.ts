import { expect, test } from "vitest";

import { rowsOf, written } from "./figures";

const as = {
  number: (value: number) => `${String(value)}`,
  milliseconds: (value: number) => `${String(value)} ms`,
};

test("shifts have no unit, the others are milliseconds", () => {
  expect(written("cls", 0.12345, as)).toBe("0.123");
  expect(written("inp", 80, as)).toBe("80 ms");
});

test("a file has a row for each page, with nothing where nothing was measured", () => {
  const page = { app: "a1", path: "/", measured: 2, lcp: 900, inp: null, cls: 0, ttfb: 20 };
  const head = ["App", "Page", "Visits", "LCP", "INP", "CLS", "TTFB", "Rating"];
  expect(rowsOf([{ ...page, rating: "good" }], head, () => "Shop")).toEqual([
    head,
    ["Shop", "/", 2, 900, null, 0, 20, "good"],
  ]);
});
