import { Check } from "lucide-react";

import { useWording } from "../lib/wording";
import { cx } from "./cx";
import type { Choice } from "./splitField";

interface ChoiceListProps<Value extends string | number> {
  id: string;
  label: string;
  choices: readonly Choice<Value>[];
  loading: boolean;
  active: number;
  isChosen: (value: Value) => boolean;
  onChoose: (choice: Choice<Value>) => void;
  onActive: (index: number) => void;
  multiple?: boolean;
}

/** The list that drops from a combobox. The focus stays in the input; `active` is what Enter takes. */
export function ChoiceList<Value extends string | number>(props: ChoiceListProps<Value>) {
  const words = useWording();
  const { id, label, choices, loading, active, isChosen, onChoose, onActive, multiple } = props;
  return (
    <div className="on-surface absolute inset-x-0 top-full z-30 mt-1.5 rounded-xl border p-1.5 shadow-overlay">
      <ul
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        className="max-h-64 overflow-y-auto"
      >
        {choices.map((choice, index) => (
          // The keyboard works in the input, as comboboxes want it.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={choice.value}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={isChosen(choice.value)}
            tabIndex={-1}
            className={cx(
              "flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1 text-[0.9375rem]",
              index === active && "bg-hover",
            )}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onMouseMove={() => {
              onActive(index);
            }}
            onClick={() => {
              onChoose(choice);
            }}
          >
            <span className="min-w-0 grow truncate">{choice.label}</span>
            {isChosen(choice.value) && <Check className="size-4 text-link" aria-hidden />}
          </li>
        ))}
      </ul>
      {choices.length === 0 && (
        <p role="status" className="px-2.5 py-2 text-sm text-muted">
          {loading ? words.looking : words.noMatch}
        </p>
      )}
    </div>
  );
}
