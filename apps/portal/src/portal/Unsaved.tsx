import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Asks before what was typed and not saved is left behind, inside of the portal and by the browser. */
export function Unsaved({ when }: { when: boolean }) {
  const { t } = useTranslation();
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
  const stay = () => blocker.reset?.();
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onClose={stay}
      title={t("unsaved.title")}
      description={t("unsaved.text")}
      size="small"
      footer={
        <>
          <Button variant="secondary" onClick={stay}>
            {t("unsaved.stay")}
          </Button>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            {t("unsaved.leave")}
          </Button>
        </>
      }
    />
  );
}
