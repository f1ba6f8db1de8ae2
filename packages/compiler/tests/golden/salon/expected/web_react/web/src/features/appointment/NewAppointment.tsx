import { PlusIcon } from "lucide-react";
import { useState } from "react";

import { useMay } from "../../app/permissions";
import { AppointmentForm } from "./AppointmentForm";
import { appointmentFieldNames } from "./fields";
import type { AppointmentValues } from "./values";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Dialog } from "../../ui/Dialog";
import type { ButtonVariant } from "../../ui/buttonClass";
import { useToast } from "../../ui/toastContext";


/** The way to a new appointment, for those who may. */
export function NewAppointment() {
  const may = useMay("create", "appointment");
  return may ? (
    <ButtonLink to="/appointments/new" icon={PlusIcon}>
      {"New Appointment"}
    </ButtonLink>
  ) : null;
}

/** The same inside of the record that the new one belongs to. */
export function AddAppointment({ preset }: { preset: Partial< AppointmentValues > }) {
  const may = useMay("create", "appointment");
  return may ? <DialogButton preset={preset} variant="secondary" /> : null;
}

function DialogButton(props: { preset: Partial< AppointmentValues >; variant: ButtonVariant }) {
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
        {"New Appointment"}
      </Button>
      <Dialog open={open} onClose={close} title={"New Appointment"}>
        <AppointmentForm
          preset={preset}
          fields={appointmentFieldNames.filter((name) => preset[name] === undefined)}
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
