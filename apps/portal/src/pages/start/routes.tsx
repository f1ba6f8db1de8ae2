import type { RouteObject } from "react-router";

/** From a sentence to a build; each step of the way has its own address. */
export const routes: RouteObject[] = [
  { path: "/", lazy: () => import("./StartPage") },
  {
    path: "/new",
    lazy: () => import("./WizardLayout"),
    children: [
      { path: "review", lazy: () => import("./ReviewPage") },
      { path: "look", lazy: () => import("./LookPage") },
      { path: "targets", lazy: () => import("./TargetsPage") },
    ],
  },
];
