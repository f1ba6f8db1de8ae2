import { ChevronDown, X } from "lucide-react";
import type { ReactNode } from "react";

import { useWording } from "../lib/wording";
import { Button } from "./Button";
import { cx } from "./cx";
import type { Choice } from "./splitField";

/** The row above a list: search box, filters, and "Clear" when any of them is set. */
export function FilterBar(props: { active: boolean; onClear: () => void; children: ReactNode }) {
  const words = useWording();
  return (
    <div className="no-print flex flex-wrap items-center gap-2.5">
      {props.children}
      {props.active && (
        <Button variant="ghost" size="small" icon={X} onClick={props.onClear}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}

export interface FilterSelectProps {
  label: string;
  value: string;
  options: readonly Choice[];
  onChange: (value: string) => void;
}

/** A compact filter: its label is the empty choice. */
export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  const words = useWording();
  return (
    <span className="in-surface relative flex min-w-0 basis-[calc(50%-0.35rem)] items-center sm:max-w-56 sm:basis-auto">
      <select
        aria-label={label}
        value={value}
        className={cx(
          "control appearance-none truncate pe-9!",
          value !== "" && "border-link! bg-primary-soft! font-medium text-link!",
        )}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        <option value="">{words.anyOf(label)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute end-3 size-4 text-muted" aria-hidden />
    </span>
  );
}
