import type { ReactNode } from "react";

import { cx } from "./cx";

export interface SectionProps {
  title?: string;
  /** A line under the title. */
  lead?: string;
  /** A link or button beside the title. */
  action?: ReactNode;
  /** Title in the middle. */
  centred?: boolean;
  /** A band of the surface colour across the page. */
  band?: boolean;
  children: ReactNode;
}

/** One block of a landing page, with roomy space above and below. */
export function Section({ title, lead, action, centred, band, children }: SectionProps) {
  return (
    <section className={cx("py-(--section-padding)", band && "on-surface border-y")}>
      <div className="mx-auto w-full max-w-6xl px-4 sm:px-6">
        {title && (
          <header
            className={cx(
              "mb-8 flex gap-4 sm:mb-10",
              centred ? "flex-col items-center text-center" : "flex-wrap items-end justify-between",
            )}
          >
            <div className="max-w-2xl">
              <h2 className="text-2xl leading-tight sm:text-3xl">{title}</h2>
              {lead && <p className="mt-2.5 text-lg text-muted">{lead}</p>}
            </div>
            {action}
          </header>
        )}
        {children}
      </div>
    </section>
  );
}
