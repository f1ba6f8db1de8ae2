import { EllipsisIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useState } from "react";

import type { Notification } from "../../api/notification";
import { NotificationForm } from "./NotificationForm";
import { useDeleteNotification } from "./queries";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { ConfirmDialog, Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { type MenuItem, Menu } from "../../ui/Menu";
import { useToast } from "../../ui/toastContext";



/** Asks before one notification is deleted. */
function useDelete({ record, onDeleted }: { record: Notification; onDeleted?: () => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteNotification();
  const toast = useToast();
  const dialog = (
    <ConfirmDialog
      open={asking}
      title={`Delete “${record.label}”?`}
      description="This cannot be undone."
      busy={remove.isPending}
      onClose={() => {
        setAsking(false);
      }}
      onConfirm={() => {
        remove.mutate(record.id, {
          onSuccess: () => {
            setAsking(false);
            toast.success("Deleted");
            onDeleted?.();
          },
          onError: (error) => {
            setAsking(false);
            toast.error(messageOf(error));
          },
        });
      }}
    />
  );
  return {
    dialog,
    ask: () => {
      setAsking(true);
    },
  };
}

/** Edits one notification in a dialog. */
function useEdit({ record }: { record: Notification }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const close = () => {
    setOpen(false);
  };
  const dialog = (
    <Dialog open={open} onClose={close} title="Edit Notification">
      <NotificationForm
        record={record}
        columns={1}
        onCancel={close}
        onSaved={() => {
          toast.success("Saved");
          close();
        }}
      />
    </Dialog>
  );
  return {
    dialog,
    start: () => {
      setOpen(true);
    },
  };
}

/** What can be done with one notification of a list. */
export function NotificationMenu({ record }: { record: Notification }) {
  const removal = useDelete({ record });
  const edit = useEdit({ record });
  const items: MenuItem[] = [
    ...(record.can.edit ? [{ label: "Edit", icon: PencilIcon, onSelect: edit.start }] : []),
    ...(record.can.delete
      ? [{ label: "Delete", icon: Trash2Icon, danger: true, separated: true, onSelect: removal.ask }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton icon={EllipsisIcon} size="small" label={`Actions for ${record.label}`} />
        }
        items={items}
      />
      {removal.dialog}
      {edit.dialog}
    </>
  );
}

/** The buttons above one notification that is shown alone. */
export function NotificationActions({ record, onDeleted }: { record: Notification; onDeleted: () => void }) {
  const removal = useDelete({ record, onDeleted });
  const edit = useEdit({ record });
  return (
    <>
      {record.can.edit && (
        <Button variant="secondary" icon={PencilIcon} onClick={edit.start}>
          Edit
        </Button>
      )}
      {edit.dialog}
      {record.can.delete && (
        <Button variant="secondary" icon={Trash2Icon} onClick={removal.ask}>
          Delete
        </Button>
      )}
      {removal.dialog}
    </>
  );
}
