import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { useForm } from "../../../lib/useForm";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { FormError } from "../../../ui/FormLayout";
import { TextInput } from "../../../ui/TextInput";
import { usePutSecret } from "./queries";

export interface SecretDialogProps {
  app: string;
  /** The secret whose value is replaced; empty: a new one. */
  name: string;
  onClose: () => void;
}

const NAME = /^[A-Z][A-Z0-9_]*$/;

/** A name and a value that nobody will see again. */
export function SecretDialog({ app, name, onClose }: SecretDialogProps) {
  const { t } = useTranslation(["app", "common"]);
  const put = usePutSecret(app);
  const form = useForm({
    initial: { name, value: "" },
    validate: (values) => ({
      ...(NAME.test(values.name) ? {} : { name: t("secrets.nameWrong") }),
      ...(values.value === "" ? { value: t("secrets.valueMissing") } : {}),
    }),
    submit: async (values) => {
      await put.mutateAsync(values);
      toast.success(t("secrets.kept", { name: values.name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t(name ? "secrets.replaceTitle" : "secrets.newTitle", { name })}
      description={t("secrets.dialogText")}
    >
      <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5 pb-2">
        {form.formError && <FormError message={form.formError} />}
        {!name && (
          <TextInput
            {...form.bind("name")}
            label={t("common:field.name")}
            hint={t("secrets.nameHint")}
            placeholder="PAYMENT_KEY"
            maxLength={64}
            autoComplete="off"
            required
          />
        )}
        <TextInput
          {...form.bind("value")}
          label={t("secrets.value")}
          type="password"
          autoComplete="new-password"
          maxLength={4000}
          required
        />
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" busy={form.submitting}>
            {t("common:action.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
