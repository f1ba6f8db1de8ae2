import { isRouteErrorResponse, useRouteError } from "react-router";

import { ErrorState } from "../ui/EmptyState";
import { useWording } from "../lib/wording";
import { NotFound } from "./NotFound";

/** What a person sees when a page breaks: never a blank screen. For `errorElement` of a route. */
export function RouteError() {
  const words = useWording();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <>
      <h1 className="sr-only">{words.broken}</h1>
      <ErrorState
        title={words.broken}
        message={words.brokenHint}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </>
  );
}
