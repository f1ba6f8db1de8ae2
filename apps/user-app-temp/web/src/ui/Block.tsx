import type { ReactNode } from "react";

export interface BlockProps {
  title?: string;
  /** A link or button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of an ordinary page, for content that brings its own frame. */
export function Block({ title, action, children }: BlockProps) {
  return (
    <section className="flex flex-col gap-3">
      {(title !== undefined || action !== undefined) && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          {title !== undefined && <h2 className="text-lg">{title}</h2>}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
