import { type KeyboardEvent, useRef, useState } from "react";

import { cx } from "../../../ui/cx";

export interface EditableTextProps {
  value: string;
  /** For screen readers: what is named here. */
  label: string;
  onCommit: (value: string) => void;
  maxLength?: number;
  className?: string;
  disabled?: boolean;
}

/** Words that can be changed where they stand: kept on Enter or when leaving, given up on Escape or when empty. */
export function EditableText(props: EditableTextProps) {
  const { value, label, onCommit, maxLength = 120, className, disabled } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const givenUp = useRef(false);

  function leave() {
    const next = typed?.trim() ?? "";
    if (!givenUp.current && next !== "" && next !== value) onCommit(next);
    givenUp.current = false;
    setTyped(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    givenUp.current = event.key === "Escape";
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
  }
  return (
    <input
      type="text"
      aria-label={label}
      value={typed ?? value}
      maxLength={maxLength}
      disabled={disabled}
      spellCheck={false}
      className={cx(
        "field-sizing-content max-w-full min-w-8 truncate rounded-sm border border-transparent bg-transparent px-1.5 py-0.5 -ms-1.5",
        "transition-colors enabled:hover:border-border-strong enabled:hover:bg-hover focus:border-link focus:bg-surface",
        className,
      )}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
