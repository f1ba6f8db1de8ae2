import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [{ path: "/monitor", lazy: () => import("./MonitorPage") }];
