import type { RouteObject } from "react-router";

import type { NavItem } from "../app/shellTypes";

/** Your own pages. This file is never overwritten. */
export const customRoutes: RouteObject[] = [];

/** Your own entries of the menu. */
export const customNavigation: NavItem[] = [];
