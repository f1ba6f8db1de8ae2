import { PlusIcon } from "lucide-react";

import { useMay } from "../../app/permissions";
import { ButtonLink } from "../../ui/ButtonLink";

/** The way to a new note, for those who may. */
export function NewNote() {
  const may = useMay("create", "note");
  return may ? (
    <ButtonLink to="/notes/new" icon={PlusIcon}>
      {"New Note"}
    </ButtonLink>
  ) : null;
}
