import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import type { Schema } from "../../../api/client";
import { useMe } from "../../../api/useSession";
import { useForm } from "../../../lib/useForm";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { FormError } from "../../../ui/FormLayout";
import { Switch } from "../../../ui/Switch";
import { TextInput } from "../../../ui/TextInput";
import { useRemoveDemo } from "./queries";

export interface RemoveDemoDialogProps {
  app: string;
  demo: Schema["DemoOut"];
  onClose: () => void;
}

const SHORTEST = 10;

/** Asks before the accounts are removed, and offers to keep the administrator's as one's own. */
export function RemoveDemoDialog({ app, demo, onClose }: RemoveDemoDialogProps) {
  const { t } = useTranslation(["app", "common"]);
  const { data: me } = useMe();
  const remove = useRemoveDemo(app);
  const administrator = demo.accounts.find((account) => account.administers);
  const [keeps, setKeeps] = useState(administrator !== undefined && !demo.administered);
  const form = useForm({
    initial: { name: me?.name ?? "", email: me?.email ?? "", password: "" },
    validate: (values) => {
      if (!keeps) return {};
      return {
        ...(values.name.trim() === "" && { name: t("demo.nameMissing") }),
        ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim()) && {
          email: t("demo.emailWrong"),
        }),
        ...(values.password.length < SHORTEST && {
          password: t("demo.passwordShort", { count: SHORTEST }),
        }),
      };
    },
    submit: async (values) => {
      const keep = keeps && administrator ? { ...values, account: administrator.email } : null;
      await remove.mutateAsync(keep);
      toast.success(t("demo.removed"));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("demo.removeTitle", { count: demo.total })}
      description={t("demo.removeText")}
    >
      <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5 pb-2">
        {form.formError && <FormError message={form.formError} />}
        {administrator && (
          <Switch
            name="keep"
            label={t("demo.keep", { role: administrator.role_label })}
            hint={t(demo.administered ? "demo.keepNot" : "demo.keepHint")}
            value={keeps}
            onChange={setKeeps}
          />
        )}
        {keeps && (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextInput {...form.bind("name")} label={t("common:field.name")} required />
            <TextInput
              {...form.bind("email")}
              type="email"
              label={t("common:field.email")}
              autoComplete="off"
              required
            />
            <TextInput
              {...form.bind("password")}
              type="password"
              label={t("demo.newPassword")}
              hint={t("demo.passwordHint", { count: SHORTEST })}
              autoComplete="new-password"
              className="sm:col-span-2"
              required
            />
          </div>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" variant="danger" busy={form.submitting}>
            {t("demo.removeDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
