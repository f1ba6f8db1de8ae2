import { useId, useState } from "react";

import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { TextInput } from "../../../ui/TextInput";
import { useSay } from "../parts/say";

export interface NameDialogProps {
  title: string;
  value: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for one name. */
export function NameDialog({ title, value, onName, onClose }: NameDialogProps) {
  const say = useSay();
  const form = useId();
  const [typed, setTyped] = useState(value);
  const name = typed.trim();
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button type="submit" form={form} disabled={name === ""}>
            {say("save")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name === "") return;
          onClose();
          onName(name);
        }}
      >
        <TextInput
          label={say("name")}
          name="name"
          required
          maxLength={120}
          value={typed}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}
