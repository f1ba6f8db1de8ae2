import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { signIn } from "../api/signIn";
import { signOut } from "../api/session";
import { useMe, useSessionState } from "../api/useSession";
import { messageOf } from "../lib/errors";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { FormError } from "../ui/FormLayout";
import { TextInput } from "../ui/TextInput";

/** Over the page when the session has ended: the password, and everything goes on where it was. */
export function SessionOver() {
  const { t } = useTranslation();
  const state = useSessionState();
  const { data: me } = useMe();
  const [password, setPassword] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(me?.email ?? "", password);
      setPassword("");
      setError("");
    } catch (refused) {
      setError(messageOf(refused));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog
      open={state === "over"}
      // Only the two buttons lead on: what waits behind would fail.
      onClose={() => undefined}
      title={t("session.overTitle")}
      description={t("session.overText")}
      size="small"
    >
      <form className="flex flex-col gap-4 pb-2" onSubmit={(event) => void submit(event)}>
        <FormError message={error} />
        <TextInput
          label={t("field.email")}
          name="email"
          type="email"
          value={me?.email ?? ""}
          onChange={() => undefined}
          disabled
        />
        <TextInput
          label={t("field.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={() => void signOut()}>
            {t("session.leave")}
          </Button>
          <Button type="submit" busy={busy}>
            {t("session.continue")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
