import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { TextArea } from "../../ui/TextArea";
import { Ask } from "../apps/Ask";
import { type Organisation, useAdminChanges } from "./queries";

export interface SuspendDialogProps {
  organisation: Organisation;
  onClose: () => void;
}

/** Suspends an organisation, with what its members are told; or lets it go on. */
export function SuspendDialog({ organisation, onClose }: SuspendDialogProps) {
  const { t } = useTranslation("admin");
  const { suspend } = useAdminChanges();
  const [reason, setReason] = useState("");
  const { id, name, suspended_at } = organisation;
  const suspended = suspended_at === null;
  return (
    <Ask
      danger={suspended}
      title={t(suspended ? "organisations.suspendTitle" : "organisations.resumeTitle", { name })}
      description={t(suspended ? "organisations.suspendText" : "organisations.resumeText")}
      does={t(suspended ? "organisations.suspend" : "organisations.resume")}
      busy={suspend.isPending}
      error={suspend.error}
      onClose={onClose}
      onDo={() => {
        suspend.mutate(
          { id, suspended, reason: suspended ? reason : "" },
          {
            onSuccess: () => {
              toast.success(
                t(suspended ? "organisations.isSuspended" : "organisations.isResumed", { name }),
              );
              onClose();
            },
          },
        );
      }}
    >
      {suspended && (
        <TextArea
          name="reason"
          label={t("organisations.reason")}
          hint={t("organisations.reasonHint")}
          maxLength={500}
          rows={3}
          value={reason}
          onChange={setReason}
        />
      )}
    </Ask>
  );
}
