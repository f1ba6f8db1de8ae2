import { PlusIcon } from "lucide-react";

import { useMay } from "../../app/permissions";
import { ButtonLink } from "../../ui/ButtonLink";

/** The way to a new task, for those who may. */
export function NewTask() {
  const may = useMay("create", "task");
  return may ? (
    <ButtonLink to="/tasks/new" icon={PlusIcon}>
      {"New Task"}
    </ButtonLink>
  ) : null;
}
