import { Download } from "lucide-react";

import { useMay } from "../../app/permissions";
import { buttonClass } from "../../ui/buttonClass";

/** Downloads a collection as CSV, for those who may. */
export function ExportLink({ path, entity }: { path: string; entity: string }) {
  const may = useMay("export", entity);
  return may ? (
    <a href={`/api${path}/export.csv`} download className={buttonClass("secondary", "medium")}>
      <Download className="size-4" aria-hidden />
      Export
    </a>
  ) : null;
}
