import { useId } from "react";
import { useWording } from "../lib/wording";

export interface FilterRangeProps {
  label: string;
  kind: "number" | "date";
  min: string;
  max: string;
  onChange: (bound: "min" | "max", value: string) => void;
}

/** A compact filter by a range: from, to. */
export function FilterRange({ label, kind, min, max, onChange }: FilterRangeProps) {
  const words = useWording();
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5 text-sm">
      <legend className="sr-only">{label}</legend>
      <span className="text-muted" aria-hidden>
        {label}
      </span>
      {(["min", "max"] as const).map((bound) => (
        <span key={bound} className="contents">
          <label htmlFor={`${id}-${bound}`} className="sr-only">
            {bound === "min" ? words.from(label) : words.to(label)}
          </label>
          {bound === "max" && <span aria-hidden>–</span>}
          <input
            id={`${id}-${bound}`}
            type={kind}
            value={bound === "min" ? min : max}
            className={
              kind === "date" ? "control w-36! px-2! text-sm!" : "control w-24! px-2! text-sm!"
            }
            onChange={(event) => {
              onChange(bound, event.target.value);
            }}
          />
        </span>
      ))}
    </fieldset>
  );
}
