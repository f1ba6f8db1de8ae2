import { useQueryClient } from "@tanstack/react-query";
import { BadgeCheck, LinkIcon, LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { api, call } from "../../api/client";
import { useMe, useSessionState } from "../../api/useSession";
import { AuthPage } from "../../features/auth/AuthPage";
import { useLink } from "../../features/auth/useLink";
import { useRefusal } from "../../features/auth/useRefusal";
import { useResend } from "../../features/auth/useResend";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";

/** The link of the first mail. */
export function Component() {
  const { t } = useTranslation("auth");
  const [parameters] = useSearchParams();
  const token = parameters.get("token") ?? "";
  const session = useSessionState();
  const { data: me } = useMe();
  const { wordsOf } = useRefusal();
  const resend = useResend();
  const queries = useQueryClient();
  const link = useLink("verify-email", token, () =>
    call(api.POST("/api/auth/verify-email", { body: { token } })),
  );
  useEffect(() => {
    if (link.isSuccess) void queries.invalidateQueries({ queryKey: ["me"] });
  }, [link.isSuccess, queries]);
  const onward = session === "open" ? "/" : "/login";
  if (link.isPending) return <AuthPage icon={LoaderCircle} title={t("verify.busy")} />;
  // The link was used already, perhaps a moment ago in another tab: nothing is left to do.
  if (link.isSuccess || me?.verified)
    return (
      <AuthPage icon={BadgeCheck} tone="success" title={t("verify.done")} lead={t("verify.thanks")}>
        <ButtonLink to={onward} size="large">
          {t(session === "open" ? "goOn" : "toLogin")}
        </ButtonLink>
      </AuthPage>
    );
  return (
    <AuthPage icon={LinkIcon} tone="danger" title={t("verify.failed")} lead={wordsOf(link.error)}>
      {session === "open" ? (
        <Button
          size="large"
          busy={resend.isPending}
          onClick={() => {
            resend.mutate();
          }}
        >
          {t("mail.again")}
        </Button>
      ) : (
        <ButtonLink to="/login" size="large">
          {t("verify.loginFirst")}
        </ButtonLink>
      )}
    </AuthPage>
  );
}
