import { ArrowRightIcon, EllipsisIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";

import type { Appointment } from "../../api/appointment";
import { useAppointmentTransition, useDeleteAppointment } from "./queries";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { ConfirmDialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { type MenuItem, Menu } from "../../ui/Menu";
import { useToast } from "../../ui/toastContext";


const STEPS: Record<string, string> = {
  confirm: "Confirm",
  finish: "Finish",
  cancel: "Cancel",
};

/** Asks before one appointment is deleted. */
function useDelete({ record, onDeleted }: { record: Appointment; onDeleted?: () => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteAppointment();
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

function useStep({ record }: { record: Appointment }) {
  const transition = useAppointmentTransition();
  const toast = useToast();
  return {
    busy: transition.isPending,
    take: (name: string) => {
      transition.mutate(
        { id: record.id, name },
        {
          onSuccess: () => {
            toast.success("Saved");
          },
          onError: (error) => {
            toast.error(messageOf(error));
          },
        },
      );
    },
  };
}

/** What can be done with one appointment of a list. */
export function AppointmentMenu({ record }: { record: Appointment }) {
  const removal = useDelete({ record });
  const navigate = useNavigate();
  const step = useStep({ record });
  const items: MenuItem[] = [
    ...record.can.transitions.map((name) => ({
      label: STEPS[name] ?? name,
      icon: ArrowRightIcon,
      onSelect: () => {
        step.take(name);
      },
    })),
    ...(record.can.edit
      ? [{ label: "Edit", icon: PencilIcon, onSelect: () => void navigate(`/appointments/${String(record.id)}/edit`) }]
      : []),
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
    </>
  );
}

/** The buttons above one appointment that is shown alone. */
export function AppointmentActions({ record, onDeleted }: { record: Appointment; onDeleted: () => void }) {
  const removal = useDelete({ record, onDeleted });
  const step = useStep({ record });
  return (
    <>
      {record.can.transitions.map((name) => (
        <Button
          key={name}
          variant="soft"
          busy={step.busy}
          onClick={() => {
            step.take(name);
          }}
        >
          {STEPS[name] ?? name}
        </Button>
      ))}
      {record.can.edit && (
        <ButtonLink to={`/appointments/${String(record.id)}/edit`} variant="secondary" icon={PencilIcon}>
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
