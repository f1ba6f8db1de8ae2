import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { changeDraft, currentDraft, startOver } from "./draftStore";

/** Empties the draft at once; for a while it can be taken back. */
export function useStartOver(field?: RefObject<HTMLElement | null>) {
  const { t } = useTranslation(["start", "common"]);
  return () => {
    const before = currentDraft();
    startOver();
    field?.current?.focus();
    toast(t("startedOver"), {
      action: {
        label: t("common:action.undo"),
        onClick: () => {
          changeDraft(before);
        },
      },
    });
  };
}
