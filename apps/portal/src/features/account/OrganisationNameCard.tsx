import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { useForm } from "../../lib/useForm";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FormError } from "../../ui/FormLayout";
import { TextInput } from "../../ui/TextInput";
import { type Organisation, useOrganisationChanges } from "./useOrganisation";

/** How the present organisation is called. */
export function OrganisationNameCard({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(["account", "common"]);
  const { rename } = useOrganisationChanges();
  const form = useForm({
    initial: { name: organisation.name },
    validate: ({ name }) => (name.trim() === "" ? { name: t("organisation.nameMissing") } : {}),
    submit: async ({ name }) => {
      await rename.mutateAsync(name.trim());
      toast.success(t("saved"));
    },
  });
  return (
    <Card title={t("organisation.name")} description={t("organisation.nameLead")}>
      <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-4">
        {form.formError && <FormError message={form.formError} />}
        <div className="flex flex-wrap items-start gap-3">
          <TextInput
            {...form.bind("name")}
            label={t("common:field.name")}
            hideLabel
            maxLength={80}
            className="min-w-48 grow"
            required
          />
          <Button type="submit" busy={form.submitting} disabled={!form.dirty}>
            {t("common:action.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
