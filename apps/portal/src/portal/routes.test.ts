import type { RouteObject } from "react-router";
import { expect, test } from "vitest";

import { router } from "./routes";

/** The patterns of all pages below these routes: "/apps/:app/code". */
function patterns(routes: readonly RouteObject[], above = ""): string[] {
  return routes.flatMap(({ path = "", children }) => {
    const here = path.startsWith("/") ? path : `${above}/${path}`.replaceAll(/\/+/g, "/");
    return children ? patterns(children, here) : [here.replace(/(.)\/$/, "$1")];
  });
}

test("Every page is among those that the browser tests walk", async () => {
  const known = patterns(router.routes).sort();
  expect(new Set(known).size).toBe(known.length);
  // Written anew by `vitest run -u`; a page that is new there has to be added to those that are walked.
  await expect(`${JSON.stringify(known, null, 2)}\n`).toMatchFileSnapshot(
    "../../tests/browser/routes.json",
  );
});
