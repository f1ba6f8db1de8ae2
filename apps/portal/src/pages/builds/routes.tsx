import type { RouteObject } from "react-router";

/** Builds of the organisation, and each with its evidence. */
export const routes: RouteObject[] = [
  { path: "/jobs", lazy: () => import("./JobsPage") },
  { path: "/jobs/:job", lazy: () => import("./JobPage") },
  { path: "/jobs/:job/evidence", lazy: () => import("./EvidencePage") },
];
