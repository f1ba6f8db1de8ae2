import { expect, test } from "vitest";

import { dayIn, isDay, shifted, spanBefore, spanOf } from "./range";

const NOW = new Date("2026-03-29T22:30:00Z");
const preset = (name: "24h" | "7d" | "90d") => ({ preset: name, from: "", to: "" });

test("days are those of the time zone", () => {
  expect(dayIn(NOW, "UTC")).toBe("2026-03-29");
  expect(dayIn(NOW, "Europe/Berlin")).toBe("2026-03-30");
  expect(spanOf(preset("7d"), "Europe/Berlin", NOW)).toEqual({
    from: "2026-03-24",
    interval: "day",
  });
});

test("a day is looked at by 24 whole hours, and a quarter of a year by weeks", () => {
  expect(spanOf(preset("24h"), "UTC", NOW).from).toBe("2026-03-28T23:00:00.000Z");
  expect(spanOf(preset("90d"), "UTC", NOW).interval).toBe("week");
});

test("the last of one's own days counts", () => {
  const own = { preset: "own" as const, from: "2026-02-27", to: "2026-02-28" };
  expect(spanOf(own, "UTC", NOW)).toEqual({
    from: "2026-02-27",
    to: "2026-03-01",
    interval: "hour",
  });
  expect(shifted("2026-03-01", -1)).toBe("2026-02-28");
  expect([isDay("2026-02-30x"), isDay("2026-02-28")]).toEqual([false, true]);
});

test("the time before is as long, and ends where this one begins", () => {
  const own = { preset: "own" as const, from: "2026-02-27", to: "2026-02-28" };
  expect(spanBefore(own, "UTC", NOW)).toEqual({ from: "2026-02-25", to: "2026-02-27" });
  expect(spanBefore(preset("7d"), "Europe/Berlin", NOW)).toEqual({
    from: "2026-03-17",
    to: "2026-03-24",
  });
  expect(spanBefore(preset("24h"), "UTC", NOW)).toEqual({
    from: "2026-03-27T23:00:00.000Z",
    to: "2026-03-28T23:00:00.000Z",
  });
});
