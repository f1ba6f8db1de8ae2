import type { ReactNode } from "react";

import { useTitle } from "../../frame/useTitle";

export interface SettingsPageProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** One page of the settings, beside their navigation. */
export function SettingsPage({ title, lead, children }: SettingsPageProps) {
  useTitle(title);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <header>
        <h1 className="text-2xl">{title}</h1>
        <p className="mt-1 max-w-prose text-muted">{lead}</p>
      </header>
      {children}
    </div>
  );
}
