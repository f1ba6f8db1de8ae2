import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { messageOf } from "../../lib/errors";
import { TextInput } from "../../ui/TextInput";
import { type App, nameOf } from "./appState";
import { Ask } from "./Ask";
import { useDeleteApp, useRemoveForGood, useRestoreApp } from "./changes";

export interface DeleteDialogProps {
  app: App;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks for the name, because a name is not typed by accident; then hides the application, with a way back. */
export function DeleteDialog({ app, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation("apps");
  const name = nameOf(app, t("unnamed"));
  const forGood = app.state === "deleted";
  const [typed, setTyped] = useState("");
  const hide = useDeleteApp();
  const remove = useRemoveForGood();
  const restore = useRestoreApp();
  const { mutateAsync, isPending, error } = forGood ? remove : hide;

  // By then this dialog is gone, and with it whoever would be called back by the mutation itself.
  function bringBack() {
    restore.mutateAsync(app.id).then(
      () => toast.success(t("restore.done", { name })),
      (failed: unknown) => toast.error(messageOf(failed)),
    );
  }

  function done() {
    onClose();
    onDeleted?.();
    if (forGood) toast.success(t("remove.done", { name }));
    else
      toast.success(t("delete.done", { name }), {
        duration: 15_000,
        action: { label: t("delete.undo"), onClick: bringBack },
      });
  }

  return (
    <Ask
      title={t(forGood ? "remove.title" : "delete.title", { name })}
      description={t(forGood ? "remove.text" : "delete.text")}
      does={t(forGood ? "remove.do" : "delete.do")}
      danger
      ready={typed.trim() === name}
      busy={isPending}
      error={error}
      onClose={onClose}
      onDo={() => {
        mutateAsync(app.id).then(done, () => undefined);
      }}
    >
      <TextInput
        label={t("delete.type", { name })}
        name="confirm"
        value={typed}
        autoComplete="off"
        onChange={setTyped}
      />
    </Ask>
  );
}
