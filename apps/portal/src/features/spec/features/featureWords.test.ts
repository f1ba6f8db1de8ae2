import i18next from "i18next";
import { expect, test } from "vitest";

import de from "../../../i18n/de/spec.json";
import type { Suggestion } from "../model/types";
import type { Say } from "../parts/say";
import { featureWords } from "./featureWords";

const i18n = i18next.createInstance();
await i18n.init({ lng: "de", resources: { de: { spec: de } }, defaultNS: "spec" });
const say = i18n.t as unknown as Say;

const shared: Suggestion = {
  feature: "ratings",
  label: "Ratings and reviews",
  about: "People give stars.",
  why: "People give stars. 4 of 5 applications of this kind that we know have it.",
  reason: { code: "share", having: 4, of: 5 },
  on: false,
  recommended: true,
  available: true,
  operations: [],
};

test("a feature that is known is told in the person's language", () => {
  const { label, why } = featureWords(say, shared);
  expect(label).toBe("Bewertungen");
  expect(why).toContain("4 von 5 Anwendungen dieser Art");
  expect(why).not.toContain("People");
});

test("one of a plug-in is told as it tells itself, and why it is there in the person's language", () => {
  const own: Suggestion = {
    ...shared,
    feature: "tide_tables",
    label: "Tide tables",
    about: "When the water is high.",
    reason: { code: "usual", having: 0, of: 0 },
  };
  expect(featureWords(say, own)).toEqual({
    label: "Tide tables",
    why: "When the water is high. Anwendungen wie diese haben es meistens.",
  });
});
