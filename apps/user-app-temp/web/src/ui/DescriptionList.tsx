import type { ReactNode } from "react";

import { cx } from "./cx";

export interface Description {
  label: string;
  value: ReactNode;
  /** Takes the whole width: long texts. */
  wide?: boolean;
}

/** The values of one record, each with its name. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {items.map((item) => (
        <div key={item.label} className={cx("min-w-0", item.wide && "sm:col-span-2")}>
          <dt className="text-sm text-muted">{item.label}</dt>
          <dd className="mt-0.5 break-words">
            {item.value ?? <span className="text-muted">–</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
