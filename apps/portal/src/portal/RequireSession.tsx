import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";

import { useSessionState } from "../api/useSession";
import { Shell } from "./Shell";

/** Pages for people who are signed in; others are led to the sign-in and back. */
export function RequireSession() {
  const { t } = useTranslation();
  const state = useSessionState();
  const { pathname, search } = useLocation();
  if (state === "unknown")
    return (
      <p className="sr-only" role="status">
        {t("state.loading")}
      </p>
    );
  if (state === "none") {
    const next = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/login${next}`} replace />;
  }
  return <Shell />;
}
