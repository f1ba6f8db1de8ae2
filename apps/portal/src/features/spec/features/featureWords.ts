import type { Suggestion } from "../model/types";
import type { Say } from "../parts/say";

/** What a feature is called, and why it is on or offered, in the person's language; unknown ones in the service's. */
export function featureWords(say: Say, feature: Suggestion): { label: string; why: string } {
  const { feature: name, label, about, reason } = feature;
  const said = say(`features.about.${name}`, { defaultValue: about });
  const because =
    reason.code === "offered"
      ? ""
      : say(`features.why.${reason.code}`, { having: reason.having, of: reason.of });
  return {
    label: say(`features.name.${name}`, { defaultValue: label }),
    why: [said, because].filter(Boolean).join(" "),
  };
}
