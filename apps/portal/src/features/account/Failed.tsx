import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";

/** What stands in a card whose content could not be loaded. */
export function Failed({ message, onRetry }: { message: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex flex-col items-start gap-3 border-t p-(--card-padding)">
      <p className="text-danger-ink">
        {t("state.failed")}: {message}
      </p>
      <Button variant="secondary" size="small" onClick={onRetry}>
        {t("action.retry")}
      </Button>
    </div>
  );
}
