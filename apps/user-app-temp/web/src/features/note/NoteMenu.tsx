import { EllipsisIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";

import type { Note } from "../../api/note";
import { useDeleteNote } from "./queries";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { ConfirmDialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { type MenuItem, Menu } from "../../ui/Menu";
import { useToast } from "../../ui/toastContext";

/** Asks before one note is deleted. */
function useDelete({ record, onDeleted }: { record: Note; onDeleted?: () => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteNote();
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

/** What can be done with one note of a list. */
export function NoteMenu({ record }: { record: Note }) {
  const removal = useDelete({ record });
  const navigate = useNavigate();
  const items: MenuItem[] = [
    ...(record.can.edit
      ? [
          {
            label: "Edit",
            icon: PencilIcon,
            onSelect: () => void navigate(`/notes/${String(record.id)}/edit`),
          },
        ]
      : []),
    ...(record.can.delete
      ? [
          {
            label: "Delete",
            icon: Trash2Icon,
            danger: true,
            separated: true,
            onSelect: removal.ask,
          },
        ]
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
    </>
  );
}

/** The buttons above one note that is shown alone. */
export function NoteActions({ record, onDeleted }: { record: Note; onDeleted: () => void }) {
  const removal = useDelete({ record, onDeleted });
  return (
    <>
      {record.can.edit && (
        <ButtonLink to={`/notes/${String(record.id)}/edit`} variant="secondary" icon={PencilIcon}>
          Edit
        </ButtonLink>
      )}
      {record.can.delete && (
        <Button variant="secondary" icon={Trash2Icon} onClick={removal.ask}>
          Delete
        </Button>
      )}
      {removal.dialog}
    </>
  );
}
