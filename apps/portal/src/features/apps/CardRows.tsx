import type { ReactNode } from "react";

/** The inside of a card whose rows reach from edge to edge, below its heading. */
export function CardRows({ children }: { children: ReactNode }) {
  return (
    <div className="-mx-(--card-padding) -mb-(--card-padding) divide-y overflow-x-auto rounded-b-xl border-t">
      {children}
    </div>
  );
}
