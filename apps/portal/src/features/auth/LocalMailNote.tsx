import { ExternalLink, Mailbox } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useLocalMail } from "./useOffers";

/** Where the mail is on a machine that has no mail server. */
export function LocalMailNote({ to }: { to: string }) {
  const { t } = useTranslation("auth");
  if (!useLocalMail()) return null;
  return (
    <div className="flex items-start gap-3 rounded-xl border border-dashed border-border-strong p-4">
      <Mailbox className="mt-0.5 size-5 shrink-0 text-link" aria-hidden />
      <p className="text-[0.9375rem]">
        {t("localMail.text")}{" "}
        <a
          href={`/api/dev/outbox.html?to=${encodeURIComponent(to)}`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 rounded-xs font-medium text-link underline underline-offset-4"
        >
          {t("localMail.open")}
          <ExternalLink className="size-3.5" aria-hidden />
          <span className="sr-only">{t("newTab")}</span>
        </a>
      </p>
    </div>
  );
}
