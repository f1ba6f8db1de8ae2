import type { ReactNode } from "react";

import { type Crumb, Breadcrumbs } from "./Breadcrumbs";

export interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** Badges beside the title. */
  aside?: ReactNode;
}

/** The head of a page: where one is, its one h1, what can be done. */
export function PageHeader({ title, description, crumbs, actions, aside }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {crumbs && crumbs.length > 0 && (
        <div className="no-print">
          <Breadcrumbs crumbs={crumbs} />
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title break-words">{title}</h1>
          {aside}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
      {description && <p className="max-w-prose text-muted">{description}</p>}
    </header>
  );
}
