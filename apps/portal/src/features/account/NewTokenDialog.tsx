import { useTranslation } from "react-i18next";

import { type Role, rolesUpTo } from "../../api/roles";
import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { FormError } from "../../ui/FormLayout";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { type MadeToken, useMakeToken } from "./useTokens";

const LIVES = [7, 30, 90, 365];

export interface NewTokenDialogProps {
  role: Role;
  onMade: (token: MadeToken) => void;
  onClose: () => void;
}

/** What a token is for, what it may do at the most, and for how long. */
export function NewTokenDialog({ role, onMade, onClose }: NewTokenDialogProps) {
  const { t } = useTranslation(["account", "common"]);
  const make = useMakeToken();
  const roles = rolesUpTo(role);
  const form = useForm({
    initial: { name: "", role: roles.includes("developer") ? "developer" : role, days: "90" },
    validate: ({ name }) => (name.trim() === "" ? { name: t("tokens.nameMissing") } : {}),
    submit: async (values) => {
      const { name, role: most, days } = values;
      onMade(await make.mutateAsync({ name: name.trim(), role: most, days: Number(days) }));
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("tokens.newTitle")} description={t("tokens.newLead")}>
      <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5 pb-2">
        {form.formError && <FormError message={form.formError} />}
        <TextInput
          {...form.bind("name")}
          label={t("tokens.name")}
          placeholder={t("tokens.nameExample")}
          maxLength={80}
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            {...form.bind("role")}
            label={t("tokens.role")}
            hint={t(`roles.${form.values.role}.hint`)}
            options={roles.map((one) => ({ value: one, label: t(`roles.${one}.name`) }))}
            onChange={(value) => {
              form.set({ role: value as Role });
            }}
            required
          />
          <Select
            {...form.bind("days")}
            label={t("tokens.life")}
            options={LIVES.map((days) => ({
              value: String(days),
              label: t("tokens.days", { count: days }),
            }))}
            required
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" busy={form.submitting}>
            {t("tokens.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
