import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { Ask } from "../apps/Ask";
import { PasswordInput } from "../auth/PasswordInput";
import { type Person, useAdminChanges } from "./queries";

export type Ownership = "add" | "handOver" | "remove";

export interface OwnerDialogProps {
  person: Person;
  what: Ownership;
  onClose: () => void;
}

/** Who runs the platform: adds somebody, takes it from somebody, or hands it over; asks for the password. */
export function OwnerDialog({ person, what, onClose }: OwnerDialogProps) {
  const { t } = useTranslation("admin");
  const { own } = useAdminChanges();
  const [password, setPassword] = useState("");
  const name = person.name || person.email;
  return (
    <Ask
      danger={what !== "add"}
      title={t(`people.${what}Title`, { name })}
      description={t(`people.${what}Text`)}
      does={t(`people.${what}`)}
      busy={own.isPending}
      error={own.error}
      onClose={onClose}
      onDo={() => {
        own.mutate(
          {
            id: person.id,
            platform_owner: what !== "remove",
            instead_of_me: what === "handOver",
            ...(password !== "" && { password }),
          },
          {
            onSuccess: () => {
              toast.success(t(`people.${what}Done`, { name }));
              onClose();
            },
          },
        );
      }}
    >
      <PasswordInput
        name="password"
        label={t("people.password")}
        hint={t("people.passwordHint")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Ask>
  );
}
