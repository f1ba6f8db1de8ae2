import { Check, Copy as CopyIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { copyText } from "../../lib/files";
import { Button } from "../../ui/Button";

/** Copies a text and says so. */
export function Copy({ text }: { text: string }) {
  const { t } = useTranslation(["account", "common"]);
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="secondary"
      icon={copied ? Check : CopyIcon}
      onClick={() => {
        void copyText(text).then(setCopied);
      }}
    >
      <span aria-live="polite">{t(copied ? "copied" : "common:action.copy")}</span>
    </Button>
  );
}
