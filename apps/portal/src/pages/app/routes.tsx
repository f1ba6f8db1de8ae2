import type { RouteObject } from "react-router";

import { TABS } from "./tabs";

export const routes: RouteObject[] = [
  {
    path: "/apps/:app",
    lazy: async () => ({ Component: (await import("./AppFrame")).AppFrame }),
    children: TABS.map(({ path, lazy }) => (path === "" ? { index: true, lazy } : { path, lazy })),
  },
];
