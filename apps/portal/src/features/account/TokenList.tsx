import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Ask } from "../apps/Ask";
import { useMoments } from "./useMoments";
import { type TokenInfo, useRevokeToken } from "./useTokens";

/** The tokens that still work. */
export function TokenList({ tokens }: { tokens: readonly TokenInfo[] }) {
  const { t } = useTranslation("account");
  const [ending, setEnding] = useState<TokenInfo | null>(null);
  const revoke = useRevokeToken();
  return (
    <>
      <ul className="divide-y" aria-label={t("tokens.title")}>
        {tokens.map((token) => (
          <Row
            key={token.id}
            token={token}
            onEnd={() => {
              revoke.reset();
              setEnding(token);
            }}
          />
        ))}
      </ul>
      {ending && (
        <Ask
          title={t("tokens.revokeTitle", { name: ending.name })}
          description={t("tokens.revokeText")}
          does={t("tokens.revoke")}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => {
            setEnding(null);
          }}
          onDo={() => {
            revoke.mutate(ending.id, {
              onSuccess: () => {
                setEnding(null);
                toast.success(t("tokens.revoked"));
              },
            });
          }}
        />
      )}
    </>
  );
}

function Row({ token, onEnd }: { token: TokenInfo; onEnd: () => void }) {
  const { t } = useTranslation("account");
  const { day, relative } = useMoments();
  return (
    <li className="flex items-start gap-4 px-(--card-padding) py-4">
      <span
        aria-hidden
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-neutral-soft text-muted"
      >
        <KeyRound className="size-5" />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{token.name}</span>
          <Badge>{t(`roles.${token.role}.name`)}</Badge>
        </p>
        <p className="text-sm text-muted">
          <code className="font-mono">lpat_…{token.hint}</code>
          {" · "}
          {token.used_at
            ? t("tokens.used", { when: relative(token.used_at) })
            : t("tokens.neverUsed")}
        </p>
        <p className="text-sm text-muted">{t("tokens.until", { day: day(token.expires_at) })}</p>
      </div>
      <Button
        variant="ghost"
        size="small"
        aria-label={t("tokens.revokeTitle", { name: token.name })}
        onClick={onEnd}
      >
        {t("tokens.revoke")}
      </Button>
    </li>
  );
}
