import { PlusIcon } from "lucide-react";
import { useState } from "react";

import { useMay } from "../../app/permissions";
import { TaskForm } from "./TaskForm";
import { taskFieldNames } from "./fields";
import type { TaskValues } from "./values";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Dialog } from "../../ui/Dialog";
import type { ButtonVariant } from "../../ui/buttonClass";
import { useToast } from "../../ui/toastContext";

/** The way to a new task, for those who may. */
export function NewTask() {
  const may = useMay("create", "task");
  return may ? (
    <ButtonLink to="/tasks/new" icon={PlusIcon}>
      {"New Task"}
    </ButtonLink>
  ) : null;
}

/** The same inside of the record that the new one belongs to. */
export function AddTask({ preset }: { preset: Partial<TaskValues> }) {
  const may = useMay("create", "task");
  return may ? <DialogButton preset={preset} variant="secondary" /> : null;
}

function DialogButton(props: { preset: Partial<TaskValues>; variant: ButtonVariant }) {
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
        {"New Task"}
      </Button>
      <Dialog open={open} onClose={close} title={"New Task"}>
        <TaskForm
          preset={preset}
          fields={taskFieldNames.filter((name) => preset[name] === undefined)}
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
