import { expect, test } from "vitest";

import * as german from "./de";
import * as english from "./en";

function keysOf(words: object, at = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value as object, `${at}${key}.`)
      : [`${at}${key}`],
  );
}

/** Languages have plural forms of their own: `apps_one`, `apps_other` say the same thing. */
const withoutPlurals = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

test.each(Object.keys(english))("every word of %s exists in each language", (namespace) => {
  const wanted = new Set(keysOf(english[namespace as keyof typeof english]).map(withoutPlurals));
  const found = new Set(keysOf(german[namespace as keyof typeof german]).map(withoutPlurals));
  expect(found).toEqual(wanted);
});
