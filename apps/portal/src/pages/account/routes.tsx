import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "/settings",
    lazy: () => import("./SettingsLayout"),
    children: [
      { index: true, lazy: () => import("./ProfilePage") },
      { path: "security", lazy: () => import("./SecurityPage") },
      { path: "tokens", lazy: () => import("./TokensPage") },
      { path: "notifications", lazy: () => import("./NotificationsPage") },
      { path: "organisation", lazy: () => import("./OrganisationPage") },
      { path: "audit", lazy: () => import("./AuditPage") },
      { path: "data", lazy: () => import("./DataPage") },
    ],
  },
];
