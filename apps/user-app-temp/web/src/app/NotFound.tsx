import { Compass } from "lucide-react";

import { ButtonLink } from "../ui/ButtonLink";
import { EmptyState } from "../ui/EmptyState";
import { useTitle } from "./useTitle";

export function NotFound() {
  useTitle("Page not found");
  return (
    <div className="grid grow place-items-center">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={Compass}
        title="Page not found"
        description="It may have been moved or deleted, or you may have to sign in to see it."
        action={<ButtonLink to="/">Go to the start</ButtonLink>}
      />
    </div>
  );
}
