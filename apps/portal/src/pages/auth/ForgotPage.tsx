import { KeyRound, MailCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";

import { api, call } from "../../api/client";
import { AuthPage } from "../../features/auth/AuthPage";
import { LocalMailNote } from "../../features/auth/LocalMailNote";
import { useFirstField } from "../../features/auth/useFirstField";
import { useRefusal } from "../../features/auth/useRefusal";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { FormError } from "../../ui/FormLayout";
import { TextInput } from "../../ui/TextInput";
import { TextLink } from "../../ui/TextLink";

/** Asks for a mail with which a new password can be chosen; whether there is such an account is not told. */
export function Component() {
  const { t } = useTranslation("auth");
  const [asked, setAsked] = useState("");
  if (asked === "") return <Ask onAsked={setAsked} />;
  return (
    <AuthPage
      icon={MailCheck}
      title={t("mail.title")}
      lead={<p aria-live="polite">{t("forgot.sent", { email: asked })}</p>}
    >
      <LocalMailNote to={asked} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
        <Button
          variant="secondary"
          onClick={() => {
            setAsked("");
          }}
        >
          {t("forgot.again")}
        </Button>
        <TextLink to="/login">{t("forgot.back")}</TextLink>
      </div>
    </AuthPage>
  );
}

function Ask({ onAsked }: { onAsked: (email: string) => void }) {
  const { t } = useTranslation(["auth", "common"]);
  const { spoken } = useRefusal();
  const location = useLocation();
  const place = useFirstField<HTMLFormElement>();
  const form = useForm({
    initial: { email: (location.state as { email?: string } | null)?.email ?? "" },
    validate: ({ email }) => (email.includes("@") ? {} : { email: t("fault.email") }),
    submit: async (values) => {
      const email = values.email.trim();
      await spoken(() => call(api.POST("/api/auth/password/reset", { body: { email } })));
      onAsked(email);
    },
  });
  return (
    <AuthPage icon={KeyRound} title={t("forgot.title")} lead={t("forgot.lead")}>
      <form ref={place} noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5">
        {form.formError && <FormError message={form.formError} />}
        <TextInput
          {...form.bind("email")}
          label={t("common:field.email")}
          type="email"
          autoComplete="username"
          required
        />
        <Button type="submit" size="large" busy={form.submitting}>
          {t("forgot.submit")}
        </Button>
      </form>
      <p className="text-sm">
        <TextLink to="/login">{t("forgot.back")}</TextLink>
      </p>
    </AuthPage>
  );
}
