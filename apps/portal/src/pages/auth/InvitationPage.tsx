import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LinkIcon, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { toast } from "sonner";

import { api, type AuthSchema, call } from "../../api/client";
import { switchOrganisation } from "../../api/organisation";
import { signOut } from "../../api/session";
import { useMe, useSessionState } from "../../api/useSession";
import { AuthPage } from "../../features/auth/AuthPage";
import { useRefusal } from "../../features/auth/useRefusal";
import { ApiError } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { FormError } from "../../ui/FormLayout";
import { Skeleton } from "../../ui/Skeleton";

type Invitation = AuthSchema["ShownInvitation"];

/** The link of an invitation: who asks, into what, and how to join. */
export function Component() {
  const { t } = useTranslation("auth");
  const [parameters] = useSearchParams();
  const token = parameters.get("token") ?? "";
  const { wordsOf } = useRefusal();
  const session = useSessionState();
  const shown = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      call(api.POST("/api/auth/invitations/look", { body: { token }, signal })),
    retry: false,
  });
  if (shown.isPending || session === "unknown")
    return (
      <AuthPage icon={UsersRound} title={t("invitation.busy")}>
        <Skeleton className="h-24" />
      </AuthPage>
    );
  if (shown.isError)
    return (
      <AuthPage
        icon={LinkIcon}
        tone="danger"
        title={t("verify.failed")}
        lead={isGone(shown.error) ? t("invitation.askAgain") : wordsOf(shown.error)}
      >
        <ButtonLink to="/" variant="secondary" size="large">
          {t("goOn")}
        </ButtonLink>
      </AuthPage>
    );
  const { organisation, inviter, role } = shown.data;
  return (
    <AuthPage
      icon={UsersRound}
      title={t("invitation.title", { organisation })}
      lead={t(inviter ? "invitation.lead" : "invitation.leadNobody", {
        inviter,
        role: t(`role.${role}`),
      })}
    >
      {session === "none" ? (
        <ForStrangers invitation={shown.data} token={token} />
      ) : (
        <Join invitation={shown.data} token={token} />
      )}
    </AuthPage>
  );
}

const isGone = (error: unknown) => error instanceof ApiError && error.code === "bad_link";

interface Props {
  invitation: Invitation;
  token: string;
}

function ForStrangers({ invitation, token }: Props) {
  const { t } = useTranslation("auth");
  const query = new URLSearchParams({
    next: `/invitation?token=${token}`,
    email: invitation.email,
  }).toString();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("invitation.for", { email: invitation.email })}</p>
      <ButtonLink to={`/signup?${query}`} size="large">
        {t("invitation.signup")}
      </ButtonLink>
      <ButtonLink to={`/login?${query}`} variant="secondary" size="large">
        {t("invitation.login")}
      </ButtonLink>
    </div>
  );
}

function Join({ invitation, token }: Props) {
  const { t } = useTranslation("auth");
  const { data: me } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { wordsOf } = useRefusal();
  const join = useMutation({
    mutationFn: async () => {
      const { tenant } = await call(api.POST("/api/auth/invitations/accept", { body: { token } }));
      await switchOrganisation(tenant);
    },
    onSuccess: async () => {
      toast.success(t("invitation.joined", { organisation: invitation.organisation }));
      await navigate("/", { replace: true });
      await queries.resetQueries();
    },
  });
  if (me === undefined) return <Skeleton className="h-24" />;
  if (me.email !== invitation.email)
    return (
      <div className="flex flex-col gap-3">
        <p>{t("invitation.other", { email: invitation.email, me: me.email })}</p>
        <Button size="large" variant="secondary" onClick={() => void signOut()}>
          {t("invitation.signOut")}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      {join.isError && <FormError message={wordsOf(join.error)} />}
      <Button
        size="large"
        busy={join.isPending}
        onClick={() => {
          join.mutate();
        }}
      >
        {t("invitation.accept")}
      </Button>
      <ButtonLink to="/" variant="ghost">
        {t("invitation.notNow")}
      </ButtonLink>
    </div>
  );
}
