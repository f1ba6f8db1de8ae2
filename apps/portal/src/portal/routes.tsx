import { createBrowserRouter, type RouteObject } from "react-router";

import { routes as account } from "../pages/account/routes";
import { routes as admin } from "../pages/admin/routes";
import { routes as analytics } from "../pages/analytics/routes";
import { routes as app } from "../pages/app/routes";
import { routes as apps } from "../pages/apps/routes";
import { routes as auth } from "../pages/auth/routes";
import { routes as builds } from "../pages/builds/routes";
import { routes as monitor } from "../pages/monitor/routes";
import { routes as start } from "../pages/start/routes";
import { Broken } from "./Broken";
import { NotFound } from "./NotFound";
import { RequireSession } from "./RequireSession";

const inside: RouteObject[] = [
  ...start,
  ...builds,
  ...apps,
  ...app,
  ...analytics,
  ...monitor,
  ...account,
  ...admin,
];

/** Every address of the portal; each area names its own, and loads its pages when somebody goes there. */
export const router = createBrowserRouter([
  {
    errorElement: <Broken />,
    // Pages come in parts; the first one of them is awaited on a plain background.
    hydrateFallbackElement: <></>,
    children: [
      ...auth,
      {
        element: <RequireSession />,
        children: [
          { errorElement: <Broken />, children: [...inside, { path: "*", element: <NotFound /> }] },
        ],
      },
    ],
  },
]);
