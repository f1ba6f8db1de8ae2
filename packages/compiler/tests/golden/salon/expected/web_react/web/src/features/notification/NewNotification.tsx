import { PlusIcon } from "lucide-react";
import { useState } from "react";

import { useMay } from "../../app/permissions";
import { NotificationForm } from "./NotificationForm";
import { notificationFieldNames } from "./fields";
import type { NotificationValues } from "./values";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { ButtonVariant } from "../../ui/buttonClass";
import { useToast } from "../../ui/toastContext";


/** The way to a new notification, for those who may. */
export function NewNotification() {
  const may = useMay("create", "notification");
  return may ? <DialogButton preset={{}} variant="primary" /> : null;
}

/** The same inside of the record that the new one belongs to. */
export function AddNotification({ preset }: { preset: Partial< NotificationValues > }) {
  const may = useMay("create", "notification");
  return may ? <DialogButton preset={preset} variant="secondary" /> : null;
}

function DialogButton(props: { preset: Partial< NotificationValues >; variant: ButtonVariant }) {
  const { preset, variant } = props;
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        icon={PlusIcon}
        variant={variant}
        onClick={() => {
          setOpen(true);
        }}
      >
        {"New Notification"}
      </Button>
      <Dialog open={open} onClose={close} title={"New Notification"}>
        <NotificationForm
          preset={preset}
          fields={notificationFieldNames.filter((name) => preset[name] === undefined)}
          columns={1}
          onCancel={close}
          onSaved={() => {
            toast.success("Saved");
            close();
          }}
        />
      </Dialog>
    </>
  );
}
