import { useTranslation } from "react-i18next";
import { isRouteErrorResponse, useRouteError } from "react-router";

import { ErrorState } from "../ui/EmptyState";
import { NotFound } from "./NotFound";

/** What a person sees when a page breaks: never a blank screen. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <>
      <h1 className="sr-only">{t("state.broken")}</h1>
      <ErrorState
        title={t("state.broken")}
        message={t("state.brokenText")}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </>
  );
}
