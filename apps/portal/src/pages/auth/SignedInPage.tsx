import { BadgeCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import { AuthPage } from "../../features/auth/AuthPage";
import { Button } from "../../ui/Button";

/** Where the way over Google ends in a tab of its own: the tab from which it began goes on by itself. */
export function Component() {
  const { t } = useTranslation("auth");
  return (
    <AuthPage icon={BadgeCheck} tone="success" title={t("again.title")} lead={t("again.lead")}>
      <Button
        size="large"
        onClick={() => {
          window.close();
        }}
      >
        {t("again.close")}
      </Button>
    </AuthPage>
  );
}
