import { ArrowRight, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";

/** A changed specification that has not been built yet: to go on with, or to let go. */
export function SpecDraft(props: { onNext: () => void; onDiscard: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Card
      title={t("edit.specDraft")}
      description={t("edit.specDraftText")}
      actions={
        <>
          <Button variant="ghost" icon={Undo2} onClick={props.onDiscard}>
            {t("edit.discard")}
          </Button>
          <Button onClick={props.onNext}>
            {t("edit.specNext")}
            <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
          </Button>
        </>
      }
    />
  );
}
