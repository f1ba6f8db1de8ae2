import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useSearchParams } from "react-router";

import { signIn } from "../../api/signIn";
import { useSessionState } from "../../api/useSession";
import { AuthPage } from "../../features/auth/AuthPage";
import { GoogleButton } from "../../features/auth/GoogleButton";
import { carrying, nextPage } from "../../features/auth/nextPage";
import { PasswordInput } from "../../features/auth/PasswordInput";
import { useFirstField } from "../../features/auth/useFirstField";
import { useInstallation } from "../../features/auth/useOffers";
import { useRefusal } from "../../features/auth/useRefusal";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { FormError } from "../../ui/FormLayout";
import { TextInput } from "../../ui/TextInput";
import { TextLink } from "../../ui/TextLink";

/** Where everybody comes in; on a platform without accounts, the way to the first one. */
export function Component() {
  const { t } = useTranslation(["auth", "common"]);
  const [parameters] = useSearchParams();
  const session = useSessionState();
  const installation = useInstallation();
  const next = nextPage(parameters);
  if (session === "open") return <Navigate to={next} replace />;
  if (installation.isPending || session === "unknown")
    return (
      <p className="sr-only" role="status">
        {t("common:state.loading")}
      </p>
    );
  if (installation.data?.empty) return <Navigate to={carrying("/signup", parameters)} replace />;
  return (
    <AuthPage
      title={t("login.title")}
      lead={
        <>
          {t("login.new")}{" "}
          <TextLink to={carrying("/signup", parameters)}>{t("login.toSignup")}</TextLink>
        </>
      }
    >
      <GoogleButton next={next} />
      <LoginForm />
    </AuthPage>
  );
}

function LoginForm() {
  const { t } = useTranslation(["auth", "common"]);
  const [parameters] = useSearchParams();
  const location = useLocation();
  const { spoken, wordsOfCode } = useRefusal();
  const place = useFirstField<HTMLFormElement>();
  const known = (location.state as { email?: string } | null)?.email;
  const form = useForm({
    initial: { email: known ?? parameters.get("email") ?? "", password: "" },
    validate: ({ email, password }) => ({
      ...(!email.includes("@") && { email: t("fault.email") }),
      ...(password === "" && { password: t("fault.password") }),
    }),
    submit: ({ email, password }) => spoken(() => signIn(email.trim(), password)),
  });
  const brought = parameters.get("error");
  const refused = form.formError || (brought ? wordsOfCode(brought) : "");
  return (
    <form ref={place} noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5">
      {refused && <FormError message={refused} />}
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
        autoComplete="current-password"
      />
      <p className="-mt-2 text-sm">
        <TextLink to="/forgot-password" state={{ email: form.values.email }}>
          {t("login.forgot")}
        </TextLink>
      </p>
      <Button type="submit" size="large" busy={form.submitting}>
        {t("login.submit")}
      </Button>
    </form>
  );
}
