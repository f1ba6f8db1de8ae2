import type { RouteObject } from "react-router";

/** Running the platform; for those who own it. */
export const routes: RouteObject[] = [
  {
    path: "/admin",
    lazy: () => import("./AdminLayout"),
    children: [
      { index: true, lazy: () => import("./HealthPage") },
      { path: "organisations", lazy: () => import("./OrganisationsPage") },
      { path: "people", lazy: () => import("./PeoplePage") },
      { path: "audit", lazy: () => import("./AuditPage") },
      { path: "queue", lazy: () => import("./QueuePage") },
      { path: "workers", lazy: () => import("./WorkersPage") },
      { path: "models", lazy: () => import("./ModelsPage") },
      { path: "plugins", lazy: () => import("./PluginsPage") },
    ],
  },
];
