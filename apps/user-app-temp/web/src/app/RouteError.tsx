import { isRouteErrorResponse, useRouteError } from "react-router";

import { ErrorState } from "../ui/EmptyState";
import { NotFound } from "./NotFound";

/** What a person sees when a page breaks: never a blank screen. For `errorElement` of a route. */
export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <>
      <h1 className="sr-only">This page broke</h1>
      <ErrorState
        title="This page broke"
        message="It is our fault, not yours. Load it again, or go back to where you were."
        onRetry={() => {
          window.location.reload();
        }}
      />
    </>
  );
}
