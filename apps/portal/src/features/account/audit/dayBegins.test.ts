import { expect, test } from "vitest";

import { dayBegins, isDay } from "./dayBegins";

test("a day begins when it does where somebody lives", () => {
  expect(dayBegins("2026-05-04", "UTC")).toBe("2026-05-04T00:00:00.000Z");
  expect(dayBegins("2026-05-04", "Europe/Berlin")).toBe("2026-05-03T22:00:00.000Z");
  expect(dayBegins("2026-05-04", "America/Los_Angeles", 1)).toBe("2026-05-05T07:00:00.000Z");
});

test("the day on which clocks change has its own length", () => {
  expect(dayBegins("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
  expect(dayBegins("2026-03-29", "Europe/Berlin", 1)).toBe("2026-03-29T22:00:00.000Z");
});

test("only days are days", () => {
  expect([isDay("2026-05-04"), isDay("2026-13-04"), isDay(""), isDay("today")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
