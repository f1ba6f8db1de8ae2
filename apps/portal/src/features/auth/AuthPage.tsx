import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { useTitle } from "../../frame/useTitle";
import { cx } from "../../ui/cx";

export interface AuthPageProps {
  title: string;
  lead?: ReactNode;
  icon?: LucideIcon;
  tone?: "primary" | "success" | "danger";
  children?: ReactNode;
}

const TONES = {
  primary: "bg-primary-soft text-link",
  success: "bg-success-soft text-success-ink",
  danger: "bg-danger-soft text-danger-ink",
};

/** One page of the area: what it is about, and the little there is to do. */
export function AuthPage({ title, lead, icon: Icon, tone = "primary", children }: AuthPageProps) {
  useTitle(title);
  return (
    <div className="flex min-w-0 flex-col gap-7 wrap-anywhere">
      <header className="flex flex-col gap-2">
        {Icon && (
          <span
            aria-hidden
            className={cx(
              "mb-3 inline-flex size-12 items-center justify-center rounded-xl",
              TONES[tone],
            )}
          >
            <Icon className="size-6" />
          </span>
        )}
        <h1 className="text-3xl leading-tight">{title}</h1>
        {lead && <div className="text-base text-muted">{lead}</div>}
      </header>
      {children}
    </div>
  );
}
