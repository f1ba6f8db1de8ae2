import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";

import { api, call } from "../../api/client";
import { signIn } from "../../api/signIn";
import { useSessionState } from "../../api/useSession";
import { AuthPage } from "../../features/auth/AuthPage";
import { GoogleButton } from "../../features/auth/GoogleButton";
import { carrying, nextPage } from "../../features/auth/nextPage";
import { PasswordInput } from "../../features/auth/PasswordInput";
import { SHORTEST } from "../../features/auth/passwordStrength";
import { useFirstField } from "../../features/auth/useFirstField";
import { useInstallation } from "../../features/auth/useOffers";
import { useRefusal } from "../../features/auth/useRefusal";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { FormError } from "../../ui/FormLayout";
import { TextInput } from "../../ui/TextInput";
import { TextLink } from "../../ui/TextLink";

/** A new account. Whoever makes the first one of a platform owns it, and goes straight in. */
export function Component() {
  const { t } = useTranslation(["auth", "common"]);
  const [parameters] = useSearchParams();
  const session = useSessionState();
  const [begun, setBegun] = useState(false);
  const { data: installation } = useInstallation();
  const next = nextPage(parameters);
  if (session === "open" && !begun) return <Navigate to={next} replace />;
  const first = installation?.empty === true;
  return (
    <AuthPage
      title={t(first ? "first.title" : "signup.title")}
      lead={
        first ? (
          t("first.lead")
        ) : (
          <>
            {t("signup.known")}{" "}
            <TextLink to={carrying("/login", parameters)}>{t("signup.toLogin")}</TextLink>
          </>
        )
      }
    >
      {!first && <GoogleButton next={next} />}
      <SignupForm
        first={first}
        needsCode={installation?.needs_code === true}
        onBegin={() => {
          setBegun(true);
        }}
      />
    </AuthPage>
  );
}

interface SignupFormProps {
  first: boolean;
  /** Strangers could come first here: the console of the platform says a code. */
  needsCode: boolean;
  onBegin: () => void;
}

function SignupForm({ first, needsCode, onBegin }: SignupFormProps) {
  const { t, i18n } = useTranslation(["auth", "common"]);
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { spoken } = useRefusal();
  const place = useFirstField<HTMLFormElement>();
  const form = useForm({
    initial: { name: "", email: parameters.get("email") ?? "", password: "", code: "" },
    validate: ({ email, password, code }) => ({
      ...(needsCode && code.trim() === "" && { code: t("first.codeMissing") }),
      ...(!/^\S+@\S+$/.test(email.trim()) && { email: t("fault.email") }),
      ...(password.length < SHORTEST && { password: t("fault.short", { count: SHORTEST }) }),
    }),
    submit: async (values) => {
      const email = values.email.trim();
      const name = values.name.trim();
      const code = needsCode && { setup_code: values.code.trim() };
      const body = { email, password: values.password, locale: i18n.language, ...code };
      await spoken(() =>
        call(api.POST("/api/auth/signup", { body: { ...body, ...(name && { name }) } })),
      );
      onBegin();
      // The same answer comes for an address that has an account already: then only its mail tells.
      const inside = await signIn(email, values.password).then(
        () => true,
        () => false,
      );
      if (inside) keepTimeZone();
      // Who owns a fresh platform begins at once; accepting an invitation shows whose address it is.
      const next = nextPage(parameters);
      if (inside && (first || next.startsWith("/invitation?")))
        await navigate(next, { replace: true });
      else await navigate(carrying("/check-mail", parameters), { replace: true, state: { email } });
    },
  });
  return (
    <form ref={place} noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5">
      {form.formError && <FormError message={form.formError} />}
      {needsCode && (
        <TextInput
          {...form.bind("code")}
          label={t("first.code")}
          hint={t("first.codeHint")}
          placeholder="XXXX-XXXX-XXXX"
          autoComplete="off"
          maxLength={64}
          required
        />
      )}
      <TextInput
        {...form.bind("name")}
        label={t("signup.name")}
        autoComplete="name"
        maxLength={80}
      />
      <TextInput
        {...form.bind("email")}
        label={t("common:field.email")}
        type="email"
        autoComplete="username"
        required
      />
      <PasswordInput
        {...form.bind("password")}
        label={t("common:field.password")}
        autoComplete="new-password"
        judgedFor={form.values.email}
      />
      <Button type="submit" size="large" busy={form.submitting}>
        {t(first ? "first.submit" : "signup.submit")}
      </Button>
    </form>
  );
}

/** Moments are shown as they are where the person is, from the beginning; they may say otherwise later. */
function keepTimeZone() {
  const body = { time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  call(api.PATCH("/api/auth/me", { body })).catch(() => undefined);
}
