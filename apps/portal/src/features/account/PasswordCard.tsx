import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, call } from "../../api/client";
import { ApiError } from "../../lib/errors";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FormError } from "../../ui/FormLayout";
import { TextLink } from "../../ui/TextLink";
import { PasswordInput } from "../auth/PasswordInput";
import { SHORTEST } from "../auth/passwordStrength";
import { useRefusal } from "../auth/useRefusal";
import { wrongHere } from "./wrongHere";

/** Another password; other browsers are signed out by it. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation(["account", "auth"]);
  const { spoken } = useRefusal();
  const [round, setRound] = useState(0);
  return (
    <Card title={t("password.title")} description={t("password.lead")}>
      <PasswordForm
        // Empty again once it is done.
        key={round}
        email={email}
        save={async (password, wanted) => {
          await spoken(() =>
            call(
              api.POST("/api/auth/password", {
                // People who came by Google have none yet, and may set one just after signing in.
                body: { new_password: wanted, ...(password && { password }) },
              }),
            ),
          ).catch((refused: unknown) => {
            throw wrongHere(refused, t("wrongPassword"));
          });
          toast.success(t("password.done"));
          setRound(round + 1);
        }}
      />
    </Card>
  );
}

interface PasswordFormProps {
  email: string;
  save: (password: string, wanted: string) => Promise<void>;
}

function PasswordForm({ email, save }: PasswordFormProps) {
  const { t } = useTranslation(["account", "auth"]);
  const form = useForm({
    initial: { password: "", wanted: "" },
    validate: ({ wanted }) =>
      wanted.length < SHORTEST ? { wanted: t("auth:fault.short", { count: SHORTEST }) } : {},
    submit: ({ password, wanted }) =>
      save(password, wanted).catch((refused: unknown) => {
        if (!(refused instanceof ApiError) || refused.code !== "weak_password") throw refused;
        const { status, code, title, message } = refused;
        const errors = [{ field: "wanted", code, message }];
        throw new ApiError({ status, code, title, errors });
      }),
  });
  return (
    <form noValidate onSubmit={form.handleSubmit} className="flex max-w-md flex-col gap-5">
      {form.formError && <FormError message={form.formError} />}
      {/* Password managers store the new password with it. */}
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <div className="flex flex-col gap-1.5">
        <PasswordInput
          {...form.bind("password")}
          label={t("password.present")}
          autoComplete="current-password"
        />
        <TextLink to="/forgot-password" state={{ email }} className="w-fit text-sm">
          {t("auth:login.forgot")}
        </TextLink>
      </div>
      <PasswordInput
        {...form.bind("wanted")}
        label={t("password.wanted")}
        autoComplete="new-password"
        judgedFor={email}
      />
      <Button type="submit" className="w-fit" busy={form.submitting}>
        {t("password.submit")}
      </Button>
    </form>
  );
}
