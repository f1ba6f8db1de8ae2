import * as Dropdown from "@radix-ui/react-dropdown-menu";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";

import { cx } from "./cx";

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  /** Draws a line above the item. */
  separated?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens it: one element that takes a ref and properties. */
  trigger: ReactNode;
  items: readonly MenuItem[];
  /** Text above the items. */
  header?: ReactNode;
  align?: "start" | "end";
}

export function Menu({ trigger, items, header, align = "end" }: MenuProps) {
  // Opened inside the dialog that is open, or else inside the main landmark, where content should be.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown.Root
      modal={false}
      onOpenChange={(open) => {
        if (open)
          setPlace(document.querySelector("dialog[open]") ?? document.getElementById("main"));
      }}
    >
      <Dropdown.Trigger ref={button} asChild>
        {trigger}
      </Dropdown.Trigger>
      <Dropdown.Portal container={place}>
        <Dropdown.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="on-surface z-40 min-w-48 animate-[rise_120ms_ease-out] rounded-xl border p-1.5 shadow-overlay"
        >
          {header && (
            <div className="mb-1 border-b px-2.5 pt-1.5 pb-2.5 text-sm text-muted">{header}</div>
          )}
          {items.map((item) => (
            <Item
              key={item.label}
              item={item}
              onSelect={() => {
                // What opens now, such as a dialog, gives the focus back to where it was: not to an item that is gone.
                button.current?.focus();
                item.onSelect();
              }}
            />
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

function Item({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  const Icon = item.icon;
  return (
    <>
      {item.separated && <Dropdown.Separator className="mx-1 my-1.5 h-px bg-border" />}
      <Dropdown.Item
        disabled={item.disabled ?? false}
        className={cx(
          "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-[0.9375rem] outline-none select-none",
          "data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-hover",
          item.danger && "text-danger-ink",
        )}
        onSelect={onSelect}
      >
        {Icon && <Icon className="size-4 opacity-80" aria-hidden />}
        {item.label}
      </Dropdown.Item>
    </>
  );
}
