import { CircleAlert, TriangleAlert } from "lucide-react";

import { cx } from "../../../ui/cx";
import { useEditor } from "../editor/context";
import type { Fault } from "../model/types";

const INNER = /\.(fields|relations|constraints|states)(?=\.|$)/g;

/** The faults at a place such as `entities.book.title`; `within` also counts those of its parts. */
export function faultsAt(faults: readonly Fault[], place: string, within = false): Fault[] {
  return faults.filter((fault) => {
    if (fault.severity === "info") return false;
    const at = fault.place.replace(INNER, "");
    return at === place || (within && at.startsWith(`${place}.`));
  });
}

export interface FaultsProps {
  place: string;
  within?: boolean;
  className?: string;
}

/** What is wrong at a place, and what to do. */
export function Faults({ place, within = false, className }: FaultsProps) {
  const { faults } = useEditor();
  const found = faultsAt(faults, place, within);
  if (found.length === 0) return null;
  return (
    <ul className={cx("flex flex-col gap-1 text-sm", className)}>
      {found.map((fault) => {
        const Icon = fault.severity === "error" ? CircleAlert : TriangleAlert;
        return (
          <li
            key={fault.code + fault.message}
            className={cx(
              "flex items-start gap-1.5",
              fault.severity === "error" ? "text-danger-ink" : "text-warning-ink",
            )}
          >
            <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
            <span>
              {fault.message}
              {fault.hint && <span className="text-muted"> {fault.hint}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
