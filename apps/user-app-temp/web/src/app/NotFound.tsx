import { Compass } from "lucide-react";

import { ButtonLink } from "../ui/ButtonLink";
import { EmptyState } from "../ui/EmptyState";
import { useWording } from "../lib/wording";
import { useTitle } from "./useTitle";

export function NotFound() {
  const words = useWording();
  useTitle(words.notFound);
  return (
    <div className="grid grow place-items-center">
      <h1 className="sr-only">{words.notFound}</h1>
      <EmptyState
        icon={Compass}
        title={words.notFound}
        description={words.notFoundHint}
        action={<ButtonLink to="/">{words.toStart}</ButtonLink>}
      />
    </div>
  );
}
