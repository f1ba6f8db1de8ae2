import type { ReactNode } from "react";

import { cx } from "./cx";

export interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner space, for tables and pictures that reach the edge. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Card(props: CardProps) {
  const { title, description, actions, footer, flush = false, className, children } = props;
  const hasHeader = title !== undefined || actions !== undefined;
  return (
    <section className={cx("on-surface rounded-xl border shadow-card", className)}>
      {hasHeader && (
        <header
          className={cx(
            "flex flex-wrap items-start justify-between gap-3 px-(--card-padding) pt-(--card-padding)",
            flush && "pb-(--card-padding)",
          )}
        >
          <div className="min-w-0">
            <h2 className="text-lg leading-snug">{title}</h2>
            {description && <p className="mt-0.5 text-sm text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={cx(!flush && "p-(--card-padding)", flush && "overflow-hidden rounded-[inherit]")}
      >
        {children}
      </div>
      {footer && (
        <footer className="rounded-b-[inherit] border-t bg-sunken px-(--card-padding) py-3 text-sm">
          {footer}
        </footer>
      )}
    </section>
  );
}
