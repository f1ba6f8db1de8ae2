import type { RouteObject } from "react-router";

/** From a sentence to a build; each step of the way has its own address. */
export const routes: RouteObject[] = [{ path: "/", lazy: () => import("./StartPage") }];
