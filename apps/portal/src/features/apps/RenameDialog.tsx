import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { TextInput } from "../../ui/TextInput";
import type { App } from "./appState";
import { Ask } from "./Ask";
import { useChangeApp } from "./changes";

/** Another name; the address stays, so that bookmarks go on leading there. */
export function RenameDialog({ app, onClose }: { app: App; onClose: () => void }) {
  const { t } = useTranslation("apps");
  const [name, setName] = useState(app.name);
  const change = useChangeApp();
  const wanted = name.trim();
  return (
    <Ask
      title={t("rename.title")}
      description={t("rename.text")}
      does={t("rename.do")}
      ready={wanted !== "" && wanted !== app.name}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onDo={() => {
        change.mutate(
          { app: app.id, name: wanted },
          {
            onSuccess: () => {
              toast.success(t("rename.done", { name: wanted }));
              onClose();
            },
          },
        );
      }}
    >
      <TextInput
        label={t("rename.name")}
        name="name"
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={setName}
      />
    </Ask>
  );
}
