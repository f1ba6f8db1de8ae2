import { useEffect } from "react";
import { useBlocker } from "react-router";

import { useWording } from "../lib/wording";
import { ConfirmDialog } from "./Dialog";

/** Asks before what was typed and not saved is left behind, inside of the application and by the browser. */
export function UnsavedChanges({ when }: { when: boolean }) {
  const words = useWording();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
    };
  }, [when]);
  return (
    <ConfirmDialog
      open={blocker.state === "blocked"}
      title={words.leaveQuestion}
      description={words.leaveHint}
      confirmLabel={words.leave}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    />
  );
}
