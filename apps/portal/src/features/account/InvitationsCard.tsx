import { Mail, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { type Role, rolesUpTo } from "../../api/roles";
import { messageOf } from "../../lib/errors";
import { useForm } from "../../lib/useForm";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FormError } from "../../ui/FormLayout";
import { Select } from "../../ui/Select";
import { SkeletonRows } from "../../ui/Skeleton";
import { TextInput } from "../../ui/TextInput";
import { TextLink } from "../../ui/TextLink";
import { LocalMailNote } from "../auth/LocalMailNote";
import { Failed } from "./Failed";
import { useMoments } from "./useMoments";
import { type Invitation, useInvitations, useOrganisationChanges } from "./useOrganisation";
import type { Profile } from "./useProfile";

/** Asks others to join, and shows who has not answered yet. Only the mail has the link: it proves whose address it is. */
export function InvitationsCard({ me }: { me: Profile }) {
  const { t } = useTranslation(["account", "common"]);
  const invitations = useInvitations();
  const [sentTo, setSentTo] = useState("");
  return (
    <Card title={t("invitations.title")} description={t("invitations.lead")}>
      <div className="flex flex-col gap-5">
        {me.verified ? (
          <InviteForm me={me} onSent={setSentTo} />
        ) : (
          <p className="rounded-lg bg-warning-soft px-4 py-3 text-[0.9375rem] text-warning-ink">
            {t("invitations.verifyFirst")}{" "}
            <TextLink to="/settings/security">{t("invitations.toSecurity")}</TextLink>
          </p>
        )}
        {sentTo !== "" && <LocalMailNote to={sentTo} />}
        {invitations.isPending && <SkeletonRows rows={1} label={t("common:state.loading")} />}
        {invitations.isError && (
          <Failed
            message={messageOf(invitations.error)}
            onRetry={() => void invitations.refetch()}
          />
        )}
        {invitations.data && invitations.data.length > 0 && (
          <ul className="divide-y rounded-lg border" aria-label={t("invitations.open")}>
            {invitations.data.map((invitation) => (
              <Row key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function InviteForm({ me, onSent }: { me: Profile; onSent: (email: string) => void }) {
  const { t } = useTranslation(["account", "auth", "common"]);
  const { invite } = useOrganisationChanges();
  const form = useForm<{ email: string; role: Role }>({
    initial: { email: "", role: "developer" },
    validate: ({ email }) =>
      /^\S+@\S+$/.test(email.trim()) ? {} : { email: t("auth:fault.email") },
    submit: async ({ email, role }) => {
      await invite.mutateAsync({ email: email.trim(), role });
      onSent(email.trim());
      toast.success(t("invitations.sent", { email: email.trim() }));
      form.set({ email: "" });
    },
  });
  return (
    <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-4">
      {form.formError && <FormError message={form.formError} />}
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
        <TextInput
          {...form.bind("email")}
          label={t("common:field.email")}
          type="email"
          autoComplete="off"
          required
        />
        <Select
          {...form.bind("role")}
          label={t("invitations.role")}
          options={rolesUpTo(me.role).map((role) => ({
            value: role,
            label: t(`roles.${role}.name`),
          }))}
          onChange={(role) => {
            form.set({ role: role as Role });
          }}
          required
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">{t(`roles.${form.values.role}.hint`)}</p>
        <Button type="submit" icon={Send} busy={form.submitting}>
          {t("invitations.send")}
        </Button>
      </div>
    </form>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation("account");
  const { relative } = useMoments();
  const { invite, withdraw } = useOrganisationChanges();
  const { id, email, role, expires_at: until } = invitation;
  const tell = { onError: (refused: Error) => toast.error(messageOf(refused)) };
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 gap-y-1 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Mail className="mt-1 size-4.5 shrink-0 text-muted" aria-hidden />
      <div>
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="break-all">{email}</span>
          <Badge>{t(`roles.${role}.name`)}</Badge>
        </p>
        <p className="text-sm text-muted">{t("invitations.until", { when: relative(until) })}</p>
      </div>
      <div className="-ms-3 flex gap-1 max-sm:col-start-2">
        <Button
          variant="ghost"
          size="small"
          busy={invite.isPending}
          aria-label={t("invitations.againTo", { email })}
          onClick={() => {
            invite.mutate(
              { email, role },
              { ...tell, onSuccess: () => toast.success(t("invitations.sent", { email })) },
            );
          }}
        >
          {t("invitations.again")}
        </Button>
        <Button
          variant="ghost"
          size="small"
          busy={withdraw.isPending}
          aria-label={t("invitations.withdrawOf", { email })}
          onClick={() => {
            withdraw.mutate(id, {
              ...tell,
              onSuccess: () =>
                toast(t("invitations.withdrawn", { email }), {
                  action: {
                    label: t("invitations.again"),
                    onClick: () => {
                      invite.mutate({ email, role }, tell);
                    },
                  },
                }),
            });
          }}
        >
          {t("invitations.withdraw")}
        </Button>
      </div>
    </li>
  );
}
