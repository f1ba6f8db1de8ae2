import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

import { cx } from "./cx";

export interface Tab {
  key: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** The key of the open tab and what to call with the next; without them the tabs keep it themselves. */
  active?: string;
  onActive?: (key: string) => void;
}

/** Tabs after the ARIA pattern: arrow keys move between them, Tab goes into the content. */
export function Tabs({ label, tabs, active, onActive }: TabsProps) {
  const [own, setOwn] = useState(tabs[0]?.key);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const openKey = active ?? own;
  const open = tabs.find((tab) => tab.key === openKey) ?? tabs[0];

  function select(index: number) {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (!tab) return;
    setOwn(tab.key);
    onActive?.(tab.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${tab.key}"]`)?.focus();
  }

  function handleKey(event: KeyboardEvent, index: number) {
    const target = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  }

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b"
      >
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            data-key={tab.key}
            aria-selected={tab.key === open?.key}
            aria-controls={tab.key === open?.key ? `${id}-panel` : undefined}
            tabIndex={tab.key === open?.key ? 0 : -1}
            className={cx(
              "-mb-px flex items-center gap-2 border-b-2 px-3 py-2.5 text-[0.9375rem] font-medium whitespace-nowrap transition-colors -outline-offset-2!",
              tab.key === open?.key
                ? "border-primary text-text"
                : "border-transparent text-muted hover:border-border-strong hover:text-text",
            )}
            onClick={() => {
              select(index);
            }}
            onKeyDown={(event) => {
              handleKey(event, index);
            }}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-neutral-soft px-1.5 text-xs text-text tabular-nums">
                {tab.count}
              </span>
            )}
          </button>
        ))}
      </div>
      {open && (
        <div
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${open.key}`}
          className="pt-5"
        >
          {open.content}
        </div>
      )}
    </div>
  );
}
