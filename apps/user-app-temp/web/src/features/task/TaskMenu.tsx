import { ArrowRightIcon, EllipsisIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";

import type { Task } from "../../api/task";
import { useDeleteTask, useTaskTransition } from "./queries";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { ConfirmDialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { type MenuItem, Menu } from "../../ui/Menu";
import { useToast } from "../../ui/toastContext";

const STEPS: Record<string, string> = {
  start: "Start",
  mark_as_done: "Mark as done",
  block: "Block",
  mark_as_to_do: "Mark as to do",
};

/** Asks before one task is deleted. */
function useDelete({ record, onDeleted }: { record: Task; onDeleted?: () => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteTask();
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

function useStep({ record }: { record: Task }) {
  const transition = useTaskTransition();
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

/** What can be done with one task of a list. */
export function TaskMenu({ record }: { record: Task }) {
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
      ? [
          {
            label: "Edit",
            icon: PencilIcon,
            onSelect: () => void navigate(`/tasks/${String(record.id)}/edit`),
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

/** The buttons above one task that is shown alone. */
export function TaskActions({ record, onDeleted }: { record: Task; onDeleted: () => void }) {
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
        <ButtonLink to={`/tasks/${String(record.id)}/edit`} variant="secondary" icon={PencilIcon}>
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
