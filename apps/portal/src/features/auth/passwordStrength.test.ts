import { expect, test } from "vitest";

import { strengthOf } from "./passwordStrength";

test.each([
  ["umbrella", "short"],
  ["aaaaaaaaaaaaaaa", "weak"],
  ["abcabcabcabcabc", "weak"],
  ["qwertyuiopasdfghjkl", "weak"],
  ["ada.lovelace1", "weak"],
  ["blue paper", "fair"],
  ["a quiet blue umbrella", "strong"],
])("%s is %s", (password, strength) => {
  expect(strengthOf(password, "ada.lovelace@example.org")).toBe(strength);
});
