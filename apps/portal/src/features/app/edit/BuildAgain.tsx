import { Hammer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";

/** Builds what there is, with all that was edited by hand. */
export function BuildAgain({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Card
      title={t("edit.again")}
      description={t("edit.againText")}
      actions={
        <Button variant="secondary" icon={Hammer} onClick={onNext}>
          {t("edit.againDo")}
        </Button>
      }
    />
  );
}
