import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { cx } from "./cx";

export interface SearchBoxProps {
  /** The accessible name: "Search tasks". */
  label: string;
  value: string;
  /** Called when typing pauses, and at once on Enter. */
  onSearch: (query: string) => void;
  delay?: number;
  className?: string;
}

export function SearchBox({ label, value, onSearch, delay = 250, className }: SearchBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  function search(query: string) {
    clearTimeout(timer.current);
    setTyped(null);
    if (query !== value) onSearch(query);
  }

  return (
    <form
      role="search"
      className={cx("in-surface relative w-full sm:max-w-xs", className)}
      onSubmit={(event) => {
        event.preventDefault();
        search(typed ?? value);
      }}
    >
      <Search
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
        aria-hidden
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed ?? value}
        className="control ps-9"
        onChange={(event) => {
          const query = event.target.value;
          setTyped(query);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            search(query);
          }, delay);
        }}
      />
    </form>
  );
}
