import { Check, Copy, ExternalLink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { copyText } from "../../lib/files";
import { cx } from "../../ui/cx";
import { IconButton } from "../../ui/IconButton";

export interface AppAddressProps {
  url: string;
  className?: string;
  /** Whoever copies it may be about to give it to others. */
  onCopied?: () => void;
}

/** Where an application answers: to open, and to copy. */
export function AppAddress({ url, className, onCopied }: AppAddressProps) {
  const { t } = useTranslation("apps");
  const [copied, setCopied] = useState(false);
  return (
    <span className={cx("inline-flex max-w-full min-w-0 items-center gap-0.5", className)}>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-6 min-w-0 items-center gap-1.5 rounded-xs text-sm text-link underline decoration-current/30 underline-offset-4 hover:decoration-current"
      >
        <span className="truncate">{withoutScheme(url)}</span>
        <ExternalLink className="size-3.5 shrink-0" aria-label={t("address.newTab")} />
      </a>
      <IconButton
        icon={copied ? Check : Copy}
        label={t(copied ? "address.copied" : "address.copy")}
        size="small"
        onClick={() => {
          void copyText(url).then((done) => {
            setCopied(done);
            if (done) onCopied?.();
            setTimeout(() => {
              setCopied(false);
            }, 2000);
          });
        }}
      />
      <span className="sr-only" aria-live="polite">
        {copied ? t("address.copied") : ""}
      </span>
    </span>
  );
}

export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
