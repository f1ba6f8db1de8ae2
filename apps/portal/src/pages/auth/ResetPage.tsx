import { BadgeCheck, KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";

import { api, call } from "../../api/client";
import { sessionState, signOut } from "../../api/session";
import { AuthPage } from "../../features/auth/AuthPage";
import { PasswordInput } from "../../features/auth/PasswordInput";
import { SHORTEST } from "../../features/auth/passwordStrength";
import { useFirstField } from "../../features/auth/useFirstField";
import { useRefusal } from "../../features/auth/useRefusal";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { FormError } from "../../ui/FormLayout";
import { TextLink } from "../../ui/TextLink";

/** The link of a mail for people who forgot their password. */
export function Component() {
  const { t } = useTranslation("auth");
  const [parameters] = useSearchParams();
  const [done, setDone] = useState(false);
  const token = parameters.get("token");
  if (token === null) return <Navigate to="/forgot-password" replace />;
  if (done)
    return (
      <AuthPage icon={BadgeCheck} tone="success" title={t("reset.done")} lead={t("reset.out")}>
        <ButtonLink to="/login" size="large">
          {t("toLogin")}
        </ButtonLink>
      </AuthPage>
    );
  return (
    <AuthPage icon={KeyRound} title={t("reset.title")} lead={t("reset.lead")}>
      <ResetForm
        token={token}
        onDone={() => {
          setDone(true);
        }}
      />
    </AuthPage>
  );
}

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation("auth");
  const { spoken } = useRefusal();
  const place = useFirstField<HTMLFormElement>();
  const form = useForm({
    initial: { password: "" },
    validate: ({ password }) =>
      password.length < SHORTEST ? { password: t("fault.short", { count: SHORTEST }) } : {},
    submit: async ({ password }) => {
      await spoken(() =>
        call(api.POST("/api/auth/password/reset/confirm", { body: { token, password } })),
      );
      // Every session has ended on the server; this browser's is forgotten, too.
      if (sessionState() === "open") await signOut();
      onDone();
    },
  });
  return (
    <form ref={place} noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5">
      {form.formError && (
        <div className="flex flex-col gap-2">
          <FormError message={form.formError} />
          <p className="text-sm">
            <TextLink to="/forgot-password">{t("reset.newLink")}</TextLink>
          </p>
        </div>
      )}
      <PasswordInput
        {...form.bind("password")}
        label={t("reset.password")}
        autoComplete="new-password"
        judgedFor=""
      />
      <Button type="submit" size="large" busy={form.submitting}>
        {t("reset.submit")}
      </Button>
    </form>
  );
}
