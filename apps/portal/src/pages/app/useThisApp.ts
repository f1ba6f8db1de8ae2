import { useOutletContext } from "react-router";

import type { App } from "../../features/apps/appState";

/** For tabs: the application whose frame they are in, always as it is now. */
export function useThisApp(): App {
  return useOutletContext<App>();
}
