import { Fragment, type Key, type ReactNode, useState } from "react";

export interface ColumnsProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => Key;
  /** About how tall it is, in whatever unit. */
  weightOf: (item: Item) => number;
  render: (item: Item) => ReactNode;
}

interface Column<Item> {
  weight: number;
  items: Item[];
}

/**
 * Two columns of cards that are about as tall as each other; one below the other on small screens. A card stays in its
 * column while it grows: to be drawn anew in the other one would take long, and close what is open in it.
 */
export function Columns<Item>({ items, keyOf, weightOf, render }: ColumnsProps<Item>) {
  const [places] = useState(() => new Map<Key, number>());
  const columns: [Column<Item>, Column<Item>] = [
    { weight: 0, items: [] },
    { weight: 0, items: [] },
  ];
  for (const item of items) {
    const shorter = columns[0].weight <= columns[1].weight ? 0 : 1;
    const place = places.get(keyOf(item)) ?? shorter;
    places.set(keyOf(item), place);
    const column = columns[place] ?? columns[0];
    column.items.push(item);
    column.weight += weightOf(item);
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {columns.map((column, at) => (
        <div key={at} className="flex min-w-0 flex-col gap-4">
          {column.items.map((item) => (
            <Fragment key={keyOf(item)}>{render(item)}</Fragment>
          ))}
        </div>
      ))}
    </div>
  );
}
