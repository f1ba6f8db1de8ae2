import { Plus } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { Button } from "../../../ui/Button";
import { useSay } from "../parts/say";

export interface AddLineProps {
  /** What is added; also the words in the empty line. */
  label: string;
  onAdd: (words: string) => void;
  /** More to choose for the new thing. */
  children?: ReactNode;
  /** Called when the line is left without anything typed. */
  onCancel?: () => void;
  /** Begins to type here at once: the line has just been asked for. */
  asked?: boolean;
}

/** A line to type a name into: Enter adds, and the next can be typed at once. */
export function AddLine({ label, onAdd, children, onCancel, asked = false }: AddLineProps) {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) line.current?.focus();
  }, [asked]);
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === "") return;
        onAdd(typed.trim());
        setTyped("");
      }}
    >
      <input
        ref={line}
        type="text"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={120}
        className="control min-h-9! min-w-32 flex-1 text-sm!"
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            setTyped("");
            onCancel?.();
          }
        }}
      />
      {children}
      <Button type="submit" variant="soft" size="small" icon={Plus} disabled={typed.trim() === ""}>
        {say("add")}
      </Button>
    </form>
  );
}
