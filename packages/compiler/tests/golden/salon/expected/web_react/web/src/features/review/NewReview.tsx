import { PlusIcon } from "lucide-react";
import { useState } from "react";

import { useMay } from "../../app/permissions";
import { ReviewForm } from "./ReviewForm";
import { reviewFieldNames } from "./fields";
import type { ReviewValues } from "./values";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Dialog } from "../../ui/Dialog";
import type { ButtonVariant } from "../../ui/buttonClass";
import { useToast } from "../../ui/toastContext";


/** The way to a new review, for those who may. */
export function NewReview() {
  const may = useMay("create", "review");
  return may ? (
    <ButtonLink to="/reviews/new" icon={PlusIcon}>
      {"New Review"}
    </ButtonLink>
  ) : null;
}

/** The same inside of the record that the new one belongs to. */
export function AddReview({ preset }: { preset: Partial< ReviewValues > }) {
  const may = useMay("create", "review");
  return may ? <DialogButton preset={preset} variant="secondary" /> : null;
}

function DialogButton(props: { preset: Partial< ReviewValues >; variant: ButtonVariant }) {
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
        {"New Review"}
      </Button>
      <Dialog open={open} onClose={close} title={"New Review"}>
        <ReviewForm
          preset={preset}
          fields={reviewFieldNames.filter((name) => preset[name] === undefined)}
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
