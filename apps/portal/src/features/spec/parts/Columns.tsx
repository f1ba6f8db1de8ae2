import { Fragment, type Key, type ReactNode } from "react";

export interface ColumnsProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => Key;
  /** About how tall it is, in whatever unit. */
  weightOf: (item: Item) => number;
  render: (item: Item) => ReactNode;
}

/** Two columns of cards that are about as tall as each other; one below the other on small screens. */
export function Columns<Item>({ items, keyOf, weightOf, render }: ColumnsProps<Item>) {
  const columns: { weight: number; items: Item[] }[] = [
    { weight: 0, items: [] },
    { weight: 0, items: [] },
  ];
  for (const item of items) {
    const shorter = columns.reduce((best, one) => (one.weight < best.weight ? one : best));
    shorter.items.push(item);
    shorter.weight += weightOf(item);
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
