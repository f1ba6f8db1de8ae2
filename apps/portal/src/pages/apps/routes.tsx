import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "/apps",
    lazy: async () => ({ Component: (await import("./AppsPage")).AppsPage }),
  },
];
