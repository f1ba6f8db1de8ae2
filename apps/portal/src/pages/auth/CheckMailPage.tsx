import { useQueryClient } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useSearchParams } from "react-router";

import { useMe, useSessionState } from "../../api/useSession";
import { AuthPage } from "../../features/auth/AuthPage";
import { LocalMailNote } from "../../features/auth/LocalMailNote";
import { carrying, nextPage } from "../../features/auth/nextPage";
import { useResend } from "../../features/auth/useResend";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { TextLink } from "../../ui/TextLink";

const LOOK_AGAIN = 4000;

/** After sign-up: the mail is on its way. Goes on by itself as soon as its link was followed, in whatever tab. */
export function Component() {
  const { t } = useTranslation("auth");
  const [parameters] = useSearchParams();
  const location = useLocation();
  const session = useSessionState();
  const { data: me } = useMe();
  const resend = useResend();
  const inside = session === "open";
  useLookingAgain(inside);
  const email = (location.state as { email?: string } | null)?.email ?? me?.email;
  const next = nextPage(parameters);
  if (inside && me?.verified) return <Navigate to={next} replace />;
  if (email === undefined && session === "none") return <Navigate to="/login" replace />;
  return (
    <AuthPage
      icon={MailCheck}
      title={t("mail.title")}
      lead={<p aria-live="polite">{t("mail.lead", { email: email ?? "" })}</p>}
    >
      <LocalMailNote to={email ?? ""} />
      <div className="flex flex-col gap-3">
        {inside && (
          <>
            <ButtonLink to={next} size="large">
              {t("mail.goOn")}
            </ButtonLink>
            <Button
              variant="secondary"
              size="large"
              busy={resend.isPending}
              onClick={() => {
                resend.mutate();
              }}
            >
              {t("mail.again")}
            </Button>
          </>
        )}
        {session === "none" && (
          <ButtonLink to={carrying("/login", parameters)} state={{ email }} size="large">
            {t("mail.toLogin")}
          </ButtonLink>
        )}
      </div>
      <p className="text-sm text-muted">
        {t("mail.nothing")}{" "}
        {!inside && (
          <TextLink to={carrying("/signup", parameters)}>{t("mail.otherAddress")}</TextLink>
        )}
      </p>
    </AuthPage>
  );
}

function useLookingAgain(inside: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!inside) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible")
        void queries.invalidateQueries({ queryKey: ["me"] });
    }, LOOK_AGAIN);
    return () => {
      clearInterval(timer);
    };
  }, [inside, queries]);
}
