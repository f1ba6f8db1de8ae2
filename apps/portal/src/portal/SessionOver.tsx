import { LockKeyhole } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

import { signOut } from "../api/session";
import { signIn } from "../api/signIn";
import { useMe, useSessionState } from "../api/useSession";
import { PasswordInput } from "../features/auth/PasswordInput";
import { useProviders } from "../features/auth/useOffers";
import { useRefusal } from "../features/auth/useRefusal";
import { useForm } from "../lib/useForm";
import { Button } from "../ui/Button";
import { FormError } from "../ui/FormLayout";
import { TextInput } from "../ui/TextInput";

/** Over the page when the session has ended: the password, and everything goes on where it was. */
export function SessionOver() {
  const over = useSessionState() === "over";
  return over ? <OverThePage /> : null;
}

function OverThePage() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>("input[name=password]")?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="on-surface w-[calc(100%-2rem)] max-w-md rounded-2xl border shadow-overlay backdrop:bg-black/50 backdrop:backdrop-blur-[3px]"
      onCancel={(event) => {
        event.preventDefault();
      }}
      // Browsers close on a second Escape whatever a page says; what waits behind would only fail.
      onClose={() => dialog.current?.showModal()}
    >
      <div className="flex flex-col gap-5 p-6">
        <header className="flex gap-4">
          <span
            aria-hidden
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-xl bg-primary-soft text-link"
          >
            <LockKeyhole className="size-5" />
          </span>
          <div>
            <h2 id={`${id}-title`} className="text-lg">
              {t("session.overTitle")}
            </h2>
            <p id={`${id}-text`} className="mt-1 text-[0.9375rem] text-muted">
              {t("session.overText")}
            </p>
          </div>
        </header>
        <AgainForm />
      </div>
    </dialog>
  );
}

function AgainForm() {
  const { t } = useTranslation();
  const { data: me, refetch } = useMe();
  const { spoken } = useRefusal();
  const { data: providers } = useProviders();
  const form = useForm({
    initial: { email: me?.email ?? "", password: "" },
    submit: async ({ email, password }) => {
      await spoken(() => signIn(email, password));
      // What is open belongs to somebody: another person begins at the start.
      const now = await refetch();
      if (me && now.data && now.data.id !== me.id) window.location.assign("/");
    },
  });
  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={form.handleSubmit}>
      {form.formError && <FormError message={form.formError} />}
      <TextInput
        {...form.bind("email")}
        label={t("field.email")}
        type="email"
        autoComplete="username"
        required
      />
      <PasswordInput
        {...form.bind("password")}
        label={t("field.password")}
        autoComplete="current-password"
      />
      {providers?.google && (
        <a
          href="/api/auth/google/start?next=/signed-in"
          target="_blank"
          rel="opener"
          className="text-sm font-medium text-link underline underline-offset-4"
        >
          {t("session.google")}
        </a>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={() => void signOut()}>
          {t("session.leave")}
        </Button>
        <Button type="submit" busy={form.submitting}>
          {t("session.continue")}
        </Button>
      </div>
    </form>
  );
}
