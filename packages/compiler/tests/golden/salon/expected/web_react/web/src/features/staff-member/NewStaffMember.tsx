import { PlusIcon } from "lucide-react";
import { useState } from "react";

import { useMay } from "../../app/permissions";
import { StaffMemberForm } from "./StaffMemberForm";
import { staffMemberFieldNames } from "./fields";
import type { StaffMemberValues } from "./values";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Dialog } from "../../ui/Dialog";
import type { ButtonVariant } from "../../ui/buttonClass";
import { useToast } from "../../ui/toastContext";


/** The way to a new staff member, for those who may. */
export function NewStaffMember() {
  const may = useMay("create", "staff_member");
  return may ? (
    <ButtonLink to="/staff-members/new" icon={PlusIcon}>
      {"New Staff member"}
    </ButtonLink>
  ) : null;
}

/** The same inside of the record that the new one belongs to. */
export function AddStaffMember({ preset }: { preset: Partial< StaffMemberValues > }) {
  const may = useMay("create", "staff_member");
  return may ? <DialogButton preset={preset} variant="secondary" /> : null;
}

function DialogButton(props: { preset: Partial< StaffMemberValues >; variant: ButtonVariant }) {
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
        {"New Staff member"}
      </Button>
      <Dialog open={open} onClose={close} title={"New Staff member"}>
        <StaffMemberForm
          preset={preset}
          fields={staffMemberFieldNames.filter((name) => preset[name] === undefined)}
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
