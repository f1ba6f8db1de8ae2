import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { api, call } from "../../api/client";
import { signOut } from "../../api/session";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { TextInput } from "../../ui/TextInput";
import { Ask } from "../apps/Ask";
import { PasswordInput } from "../auth/PasswordInput";
import { useRefusal } from "../auth/useRefusal";
import { useMembers, useOrganisations } from "./useOrganisation";
import type { Profile } from "./useProfile";

/** Leaving for good: what goes, what stays, and a confirmation that nobody types by accident. */
export function DeleteCard({ me }: { me: Profile }) {
  const { t } = useTranslation("account");
  const [asking, setAsking] = useState(false);
  const { data: organisations } = useOrganisations();
  const { data: members } = useMembers();
  const shared = (members?.length ?? 1) > 1 || (organisations?.length ?? 1) > 1;
  return (
    <Card title={t("leave.title")} description={t("leave.lead")}>
      <ul className="mb-5 flex list-disc flex-col gap-1.5 ps-5 text-[0.9375rem]">
        <li>{t("leave.account")}</li>
        <li>{t("leave.alone")}</li>
        {shared && <li>{t("leave.shared")}</li>}
        <li>{t("leave.mail")}</li>
      </ul>
      <Button
        variant="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("leave.begin")}
      </Button>
      {asking && (
        <Confirm
          me={me}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}

function Confirm({ me, onClose }: { me: Profile; onClose: () => void }) {
  const { t } = useTranslation(["account", "common"]);
  const { spoken } = useRefusal();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [password, setPassword] = useState("");
  const leave = useMutation({
    mutationFn: () =>
      spoken(() => call(api.DELETE("/api/me", { body: password ? { password } : {} }))),
    onSuccess: async () => {
      await signOut();
      await navigate("/login", { replace: true });
    },
  });
  return (
    <Ask
      danger
      title={t("leave.confirmTitle")}
      description={t("leave.confirmText")}
      does={t("leave.do")}
      ready={typed.trim().toLowerCase() === me.email.toLowerCase()}
      busy={leave.isPending}
      error={leave.error}
      onClose={onClose}
      onDo={() => {
        leave.mutate();
      }}
    >
      <TextInput
        label={t("leave.typeEmail", { email: me.email })}
        name="confirmation"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        required
      />
      <PasswordInput
        label={t("common:field.password")}
        name="password"
        hint={t("leave.passwordHint")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required={false}
      />
    </Ask>
  );
}
