import { BadgeCheck, LinkIcon, LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { api, call } from "../../api/client";
import { sessionState, signOut } from "../../api/session";
import { AuthPage } from "../../features/auth/AuthPage";
import { useLink } from "../../features/auth/useLink";
import { useRefusal } from "../../features/auth/useRefusal";
import { ButtonLink } from "../../ui/ButtonLink";

/** The link of a mail to a new address. */
export function Component() {
  const { t } = useTranslation("auth");
  const [parameters] = useSearchParams();
  const token = parameters.get("token") ?? "";
  const { wordsOf } = useRefusal();
  const link = useLink("confirm-email", token, () =>
    call(api.POST("/api/auth/email/confirm", { body: { token } })),
  );
  useEffect(() => {
    // Every session has ended on the server; this browser's is forgotten, too.
    if (link.isSuccess && sessionState() === "open") void signOut();
  }, [link.isSuccess]);
  if (link.isPending) return <AuthPage icon={LoaderCircle} title={t("confirm.busy")} />;
  if (link.isSuccess)
    return (
      <AuthPage icon={BadgeCheck} tone="success" title={t("confirm.done")} lead={t("confirm.out")}>
        <ButtonLink to="/login" size="large">
          {t("toLogin")}
        </ButtonLink>
      </AuthPage>
    );
  return (
    <AuthPage icon={LinkIcon} tone="danger" title={t("verify.failed")} lead={wordsOf(link.error)}>
      <ButtonLink to="/settings/security" size="large">
        {t("confirm.again")}
      </ButtonLink>
    </AuthPage>
  );
}
