import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { copyText } from "../../../lib/files";
import { Button } from "../../../ui/Button";

/** Copies a text, and says so for a moment. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation(["app", "common"]);
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="secondary"
      size="small"
      icon={copied ? Check : Copy}
      onClick={() => {
        void copyText(text).then((done) => {
          setCopied(done);
          setTimeout(() => {
            setCopied(false);
          }, 2000);
        });
      }}
    >
      <span aria-live="polite">
        {copied ? t("code.copied") : (label ?? t("common:action.copy"))}
      </span>
    </Button>
  );
}
