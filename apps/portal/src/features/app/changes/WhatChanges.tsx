import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Card } from "../../../ui/Card";
import type { AppSpec } from "../spec";
import { ChangedFiles } from "./ChangedFiles";
import { ChangedPermissions } from "./ChangedPermissions";
import { ChangedWords } from "./ChangedWords";
import { Migration } from "./Migration";
import { NotUnderstood } from "./NotUnderstood";
import { Summary } from "./Summary";

/** What would become of an application: in words, in its data, in its permissions, in its code. */
export function WhatChanges({ preview }: { preview: Schema["Preview"] }) {
  const { t } = useTranslation("app");
  const { changes, migration, permissions, files, sentences } = preview;
  const touched = files.added.length + files.changed.length + files.removed.length;
  const nothing = changes.length + migration.length + permissions.length + touched === 0;
  return (
    <>
      <NotUnderstood sentences={sentences} />
      {nothing ? (
        <Card>
          <p className="flex items-center gap-3">
            <CircleCheck className="size-5 shrink-0 text-success-ink" aria-hidden />
            {t("changes.nothing")}
          </p>
        </Card>
      ) : (
        <>
          <Summary preview={preview} />
          <ChangedWords changes={changes} />
          <Migration steps={migration} />
          <ChangedPermissions changes={permissions} spec={preview.spec as unknown as AppSpec} />
          <ChangedFiles files={files} />
        </>
      )}
    </>
  );
}
