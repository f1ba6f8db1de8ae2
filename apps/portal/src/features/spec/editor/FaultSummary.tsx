import { CircleAlert } from "lucide-react";

import type { Fault, SpecSection } from "../model/types";
import { useSay } from "../parts/say";

const SECTION_OF: Record<string, SpecSection> = {
  entities: "data",
  grants: "people",
  roles: "people",
  pages: "pages",
  features: "features",
  workflows: "rules",
  theme: "look",
};
const SHOWN = 4;

export interface FaultSummaryProps {
  faults: readonly Fault[];
  onOpen: (section: SpecSection) => void;
}

/** What stands in the way of building, with the way to the place. */
export function FaultSummary({ faults, onOpen }: FaultSummaryProps) {
  const say = useSay();
  const errors = faults.filter((fault) => fault.severity === "error");
  return (
    <div role="status">
      {errors.length > 0 && (
        <div className="mb-4 rounded-xl border border-danger bg-danger-soft px-4 py-3 text-sm">
          <p className="flex items-center gap-2 font-medium text-danger-ink">
            <CircleAlert className="size-4 shrink-0" aria-hidden />
            {say("faults", { count: errors.length })}
          </p>
          <ul className="mt-1.5 flex flex-col gap-1">
            {errors.slice(0, SHOWN).map((fault) => (
              <li key={fault.code + fault.place + fault.message}>
                <button
                  type="button"
                  className="text-start underline decoration-control underline-offset-2 hover:decoration-current"
                  onClick={() => {
                    onOpen(SECTION_OF[fault.place.split(".")[0] ?? ""] ?? "data");
                  }}
                >
                  {fault.message}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
