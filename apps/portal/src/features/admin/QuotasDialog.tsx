import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import type { Schema } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { showNumber } from "../../lib/show";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { FormError } from "../../ui/FormLayout";
import { NumberInput } from "../../ui/NumberInput";
import { Loaded } from "./Loaded";
import { type Organisation, useAdminChanges, useQuotas } from "./queries";

const NAMES = ["apps", "builds_per_hour", "waiting_builds", "storage_mb"] as const;

export interface QuotasDialogProps {
  organisation: Organisation;
  onClose: () => void;
}

/** What an organisation may and uses, and limits of its own for it. */
export function QuotasDialog({ organisation, onClose }: QuotasDialogProps) {
  const { t } = useTranslation("admin");
  const quotas = useQuotas(organisation.id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("quotas.title", { name: organisation.name })}
      description={t("quotas.text")}
    >
      <Loaded query={quotas}>
        {(found) => <QuotasForm key={found.changed_at} quotas={found} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function QuotasForm({ quotas, onClose }: { quotas: Schema["QuotasOut"]; onClose: () => void }) {
  const { t } = useTranslation(["admin", "common"]);
  const [given, setGiven] = useState(quotas.given);
  const { limit } = useAdminChanges();
  const { usage } = quotas;
  const used = {
    apps: usage.apps,
    builds_per_hour: usage.builds_last_hour,
    waiting_builds: usage.waiting_builds,
    storage_mb: usage.storage_mb,
  };
  const words = (value: number) => (value === 0 ? t("quotas.unlimited") : showNumber(value));
  return (
    <form
      className="flex flex-col gap-5 pb-1"
      onSubmit={(event) => {
        event.preventDefault();
        limit.mutate(
          { tenant: quotas.tenant, ...given },
          {
            onSuccess: () => {
              toast.success(t("quotas.saved"));
              onClose();
            },
          },
        );
      }}
    >
      {limit.error && <FormError message={messageOf(limit.error)} />}
      <div className="grid gap-5 sm:grid-cols-2">
        {NAMES.map((name) => (
          <NumberInput
            key={name}
            name={name}
            label={t(`quotas.${name}`)}
            hint={t("quotas.hint", {
              used: showNumber(used[name], 1),
              usual: words(quotas.usual[name]),
            })}
            min={0}
            max={1_000_000}
            placeholder={t("quotas.asUsual")}
            value={given[name] ?? null}
            onChange={(value) => {
              setGiven({ ...given, [name]: value });
            }}
          />
        ))}
      </div>
      <div className="flex justify-end gap-2">
        <Button variant="secondary" onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button type="submit" busy={limit.isPending}>
          {t("common:action.save")}
        </Button>
      </div>
    </form>
  );
}
