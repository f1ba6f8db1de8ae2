import { MailCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, call } from "../../api/client";
import { useForm } from "../../lib/useForm";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FormError } from "../../ui/FormLayout";
import { TextInput } from "../../ui/TextInput";
import { LocalMailNote } from "../auth/LocalMailNote";
import { PasswordInput } from "../auth/PasswordInput";
import { useRefusal } from "../auth/useRefusal";
import { useResend } from "../auth/useResend";
import type { Profile } from "./useProfile";
import { wrongHere } from "./wrongHere";

/** The address one signs in with: whether it is confirmed, and how to change it. */
export function EmailCard({ profile }: { profile: Profile }) {
  const { t } = useTranslation(["account", "auth", "common"]);
  const [changing, setChanging] = useState(false);
  const [sentTo, setSentTo] = useState("");
  const resend = useResend();
  return (
    <Card title={t("email.title")} description={t("email.lead")}>
      <div className="flex flex-col gap-5">
        <p className="flex flex-wrap items-center gap-3">
          <span className="min-w-0 font-medium break-all">{profile.email}</span>
          <Badge tone={profile.verified ? "success" : "warning"} dot>
            {t(profile.verified ? "profile.verified" : "profile.unverified")}
          </Badge>
        </p>
        {!profile.verified && (
          <div className="flex flex-col gap-3">
            <LocalMailNote to={profile.email} />
            <Button
              variant="secondary"
              className="w-fit"
              busy={resend.isPending}
              onClick={() => {
                resend.mutate();
              }}
            >
              {t("auth:mail.again")}
            </Button>
          </div>
        )}
        {sentTo !== "" && (
          <div role="status" className="flex flex-col gap-3">
            <p className="flex items-start gap-2.5 rounded-lg bg-success-soft px-4 py-3 text-[0.9375rem] text-success-ink">
              <MailCheck className="mt-0.5 size-5 shrink-0" aria-hidden />
              {t("email.sent", { email: sentTo })}
            </p>
            <LocalMailNote to={sentTo} />
          </div>
        )}
        {changing ? (
          <EmailForm
            onCancel={() => {
              setChanging(false);
            }}
            onSent={(email) => {
              setSentTo(email);
              setChanging(false);
            }}
          />
        ) : (
          <Button
            variant="secondary"
            className="w-fit"
            onClick={() => {
              setChanging(true);
            }}
          >
            {t("email.change")}
          </Button>
        )}
      </div>
    </Card>
  );
}

function EmailForm(props: { onCancel: () => void; onSent: (email: string) => void }) {
  const { t } = useTranslation(["account", "auth", "common"]);
  const { spoken } = useRefusal();
  const form = useForm({
    initial: { email: "", password: "" },
    validate: ({ email, password }) => ({
      ...(!/^\S+@\S+$/.test(email.trim()) && { email: t("auth:fault.email") }),
      ...(password === "" && { password: t("auth:fault.password") }),
    }),
    submit: async ({ email, password }) => {
      const body = { email: email.trim(), password };
      await spoken(() => call(api.POST("/api/auth/email", { body }))).catch((refused: unknown) => {
        throw wrongHere(refused, t("wrongPassword"));
      });
      props.onSent(body.email);
    },
  });
  return (
    <form noValidate onSubmit={form.handleSubmit} className="flex max-w-md flex-col gap-5">
      {form.formError && <FormError message={form.formError} />}
      <TextInput
        {...form.bind("email")}
        label={t("email.new")}
        type="email"
        autoComplete="email"
        required
      />
      <PasswordInput
        {...form.bind("password")}
        label={t("common:field.password")}
        autoComplete="current-password"
      />
      <div className="flex gap-2">
        <Button type="submit" busy={form.submitting}>
          {t("email.submit")}
        </Button>
        <Button variant="ghost" onClick={props.onCancel}>
          {t("common:action.cancel")}
        </Button>
      </div>
    </form>
  );
}
