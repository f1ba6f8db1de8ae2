/** What the arrow keys make of the active index; undefined for every other key. */
export function movedIndex(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return (active - 1 + count) % count;
  return undefined;
}

/** What tells a screen reader that this input has a list. */
export function comboboxAria(listId: string, open: boolean, active: number, count: number) {
  return {
    role: "combobox",
    type: "text",
    autoComplete: "off",
    "aria-expanded": open,
    "aria-controls": open ? listId : undefined,
    "aria-autocomplete": "list",
    "aria-activedescendant": open && count > 0 ? `${listId}-${String(active)}` : undefined,
  } as const;
}
