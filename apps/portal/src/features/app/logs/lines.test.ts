import { expect, test } from "vitest";

import { joined, type Line } from "./lines";

const line = (number: number, message: string, level: Line["level"] = "info"): Line => ({
  number,
  message,
  level,
  at: "2026-03-01T12:00:00Z",
  source: "app",
  release: "rel_1",
});

test("lines that came live follow those that were asked for, each once", () => {
  const all = joined([line(1, "a"), line(4, "b")], [line(4, "b"), line(7, "c")], {
    text: "",
    levels: [],
  });
  expect(all.map(({ number }) => number)).toEqual([1, 4, 7]);
});

test("live lines are narrowed as the others are", () => {
  const live = [line(5, "Order 12"), line(6, "order 13", "error"), line(7, "else", "error")];
  const found = (text: string, levels: Line["level"][]) =>
    joined([], live, { text, levels }).map(({ number }) => number);
  expect(found(" ORDER ", [])).toEqual([5, 6]);
  expect(found("order", ["error", "warning"])).toEqual([6]);
  expect(found("", ["error"])).toEqual([6, 7]);
});
