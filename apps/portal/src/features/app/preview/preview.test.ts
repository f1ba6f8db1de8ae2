import { expect, test } from "vitest";

import { DEVICES, scaleOf } from "./devices";
import { mayFrame } from "./frame";

const [desktop, , phone] = DEVICES;

test("devices shrink to the room there is and never grow", () => {
  expect(scaleOf(desktop, 640, 2000)).toBe(0.5);
  expect(scaleOf(phone, 2000, 390)).toBe(0.5);
  expect(scaleOf(phone, 2000, 2000)).toBe(1);
});

test.each([
  ["http://tasks.localhost:8400", true],
  ["http://localhost:8400/apps", false],
  ["javascript:alert(1)", false],
  ["tasks", false],
])("%s in a frame: %s", (url, may) => {
  expect(mayFrame(url, "http://localhost:8400")).toBe(may);
});
