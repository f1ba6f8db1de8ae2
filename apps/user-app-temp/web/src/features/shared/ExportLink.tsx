import { Download } from "lucide-react";

import { useMay } from "../../app/permissions";
import { type Query, withQuery } from "../../lib/http";
import { buttonClass } from "../../ui/buttonClass";

export interface ExportLinkProps {
  /** The collection: "/tasks". */
  path: string;
  entity: string;
  /** Which records; all without it. */
  query?: Query;
}

/** Downloads a collection as CSV, for those who may. */
export function ExportLink({ path, entity, query }: ExportLinkProps) {
  const may = useMay("export", entity);
  return may ? (
    <a
      href={withQuery(`/api${path}/export.csv`, query)}
      download
      className={buttonClass("secondary", "medium")}
    >
      <Download className="size-4" aria-hidden />
      Export
    </a>
  ) : null;
}
