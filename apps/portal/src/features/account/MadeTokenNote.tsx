import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { Copy } from "./Copy";
import type { MadeToken } from "./useTokens";

/** A token that was made just now: shown this once. */
export function MadeTokenNote({ token, onDone }: { token: MadeToken; onDone: () => void }) {
  const { t } = useTranslation("account");
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-labelledby="made-token"
      className="on-surface flex flex-col gap-4 rounded-xl border border-success p-(--card-padding) shadow-card"
    >
      <header className="flex items-start gap-3">
        <span
          aria-hidden
          className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-success-soft text-success-ink"
        >
          <KeyRound className="size-5" />
        </span>
        <div>
          <h2 id="made-token" className="text-lg leading-snug">
            {t("tokens.made", { name: token.name })}
          </h2>
          <p className="text-[0.9375rem] text-muted">{t("tokens.once")}</p>
        </div>
      </header>
      <code className="rounded-lg bg-sunken px-4 py-3 font-mono text-sm break-all">
        {token.token}
      </code>
      <div className="flex flex-wrap gap-2">
        <Copy text={token.token} />
        <Button variant="ghost" onClick={onDone}>
          {t("tokens.done")}
        </Button>
      </div>
    </section>
  );
}
