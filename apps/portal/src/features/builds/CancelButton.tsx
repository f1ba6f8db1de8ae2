import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, call } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

/** Stops a build, after asking. */
export function CancelButton({ job }: { job: string }) {
  const { t } = useTranslation("build");
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const cancel = useMutation({
    mutationFn: () => call(api.POST("/api/jobs/{job}/cancel", { params: { path: { job } } })),
    onSuccess: (status) => {
      client.setQueryData(["job", job, "status"], status);
      close();
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        icon={CircleStop}
        onClick={() => {
          cancel.reset();
          setOpen(true);
        }}
      >
        {t("cancel.button")}
      </Button>
      {cancel.isSuccess && (
        <p role="status" className="w-full text-sm text-muted">
          {t("cancel.stopping")}
        </p>
      )}
      <Dialog
        open={open}
        onClose={close}
        size="small"
        title={t("cancel.title")}
        description={t("cancel.text")}
        footer={
          <>
            <Button variant="secondary" onClick={close}>
              {t("cancel.keep")}
            </Button>
            <Button
              variant="danger"
              busy={cancel.isPending}
              onClick={() => {
                cancel.mutate();
              }}
            >
              {t("cancel.confirm")}
            </Button>
          </>
        }
      >
        {cancel.isError && (
          <p role="alert" className="text-sm text-danger-ink">
            {messageOf(cancel.error)}
          </p>
        )}
      </Dialog>
    </>
  );
}
