import type { ReactNode } from "react";

/** Big figures side by side. */
export function StatsBand({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 text-center sm:flex sm:justify-around">
      {items.map((item) => (
        <div key={item.label} className="flex flex-col-reverse">
          <dt className="mt-1 text-muted">{item.label}</dt>
          <dd className="font-heading text-4xl font-bold tracking-tight tabular-nums sm:text-5xl">
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
