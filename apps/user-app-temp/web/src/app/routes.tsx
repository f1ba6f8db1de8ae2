import type { RouteObject } from "react-router";

import { customRoutes } from "../custom/routes";
import { SkeletonRows } from "../ui/Skeleton";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";
import { RouteError } from "./RouteError";

/** Every address of the application; pages are loaded when they are first opened. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <SkeletonRows />,
    children: [
      { path: "/tasks", lazy: () => import("../pages/TasksPage") },
      { path: "/all-tasks", lazy: () => import("../pages/AllTasksPage") },
      { path: "/calendar", lazy: () => import("../pages/CalendarPage") },
      { path: "/done", lazy: () => import("../pages/DonePage") },
      { path: "/tasks/board", lazy: () => import("../pages/TaskBoardPage") },
      { path: "/tasks/:id", lazy: () => import("../pages/TaskDetailPage") },
      { path: "/tasks/new", lazy: () => import("../pages/TaskCreatePage") },
      { path: "/tasks/:id/edit", lazy: () => import("../pages/TaskEditPage") },
      { path: "/", lazy: () => import("../pages/StartPage") },
      ...customRoutes,
      { path: "*", element: <NotFound /> },
    ],
  },
];
