import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { messageOf } from "../../lib/errors";
import { type App, nameOf } from "./appState";
import { useChangeApp, useRestoreApp } from "./changes";

/** Puts an application away, or brings it back from where it is; says so, and offers the way back. */
export function useArchive() {
  const { t } = useTranslation("apps");
  const change = useChangeApp();
  const restore = useRestoreApp();
  const failed = (error: unknown) => toast.error(messageOf(error));

  function archive(app: App) {
    change.mutateAsync({ app: app.id, state: "archived" }).then(() => {
      toast.success(t("archive.done", { name: nameOf(app, t("unnamed")) }), {
        action: {
          label: t("delete.undo"),
          onClick: () => {
            bringBack({ ...app, state: "archived" });
          },
        },
      });
    }, failed);
  }

  function bringBack(app: App) {
    const asked =
      app.state === "deleted"
        ? restore.mutateAsync(app.id)
        : change.mutateAsync({ app: app.id, state: "active" });
    asked.then(() => toast.success(t("restore.done", { name: nameOf(app, t("unnamed")) })), failed);
  }

  return { archive, bringBack, busy: change.isPending || restore.isPending };
}
