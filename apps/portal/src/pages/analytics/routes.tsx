import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "/analytics", lazy: () => import("./AnalyticsPage") },
];
