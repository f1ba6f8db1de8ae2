import { PlusIcon } from "lucide-react";

import { useMay } from "../../app/permissions";
import { ButtonLink } from "../../ui/ButtonLink";


/** The way to a new service, for those who may. */
export function NewService() {
  const may = useMay("create", "service");
  return may ? (
    <ButtonLink to="/services/new" icon={PlusIcon}>
      {"New Service"}
    </ButtonLink>
  ) : null;
}
