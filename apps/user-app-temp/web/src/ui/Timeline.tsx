import type { ReactNode } from "react";

export interface TimelineItem {
  key: string | number;
  title: ReactNode;
  when?: ReactNode;
  text?: ReactNode;
}

/** What happened, in order: histories and approvals. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label}>
      {items.map((item) => (
        <li
          key={item.key}
          className="relative border-l pb-5 pl-6 last:border-transparent last:pb-0"
        >
          <span
            aria-hidden
            className="absolute top-1.5 -left-1.25 size-2.5 rounded-full bg-primary ring-4 ring-surface"
          />
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium">{item.title}</span>
            {item.when && <span className="text-sm text-muted">{item.when}</span>}
          </p>
          {item.text && <div className="text-sm text-muted">{item.text}</div>}
        </li>
      ))}
    </ol>
  );
}
