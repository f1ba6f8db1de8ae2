import { type LucideIcon, TrendingDown, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";

import { cx } from "./cx";

export interface StatCardProps {
  label: string;
  value: ReactNode;
  icon?: LucideIcon;
  /** Change against before, 0.12 for 12 % more. */
  change?: number;
  hint?: ReactNode;
  to?: string;
}

/** One figure of a dashboard. */
export function StatCard({ label, value, icon: Icon, change, hint, to }: StatCardProps) {
  return (
    <div
      className={cx(
        "on-surface relative flex flex-col gap-1 rounded-xl border p-(--card-padding) shadow-card",
        to !== undefined && "transition-shadow hover:shadow-raised",
      )}
    >
      <div className="flex items-center justify-between gap-2">
        {to === undefined ? (
          <p className="text-sm text-muted">{label}</p>
        ) : (
          <Link to={to} className="text-sm text-muted after:absolute after:inset-0">
            {label}
          </Link>
        )}
        {Icon && (
          <span className="inline-flex size-8 items-center justify-center rounded-lg bg-primary-soft text-link">
            <Icon className="size-4" aria-hidden />
          </span>
        )}
      </div>
      <p
        className={cx(
          "font-heading font-semibold tracking-tight break-words tabular-nums",
          typeof value === "string" && value.length > 11 ? "text-xl" : "text-3xl",
        )}
      >
        {value}
      </p>
      {(change !== undefined || hint !== undefined) && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          {change !== undefined && <Change change={change} />}
          {hint}
        </p>
      )}
    </div>
  );
}

/** Figures side by side. */
export function StatGrid({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-4 [grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr))]">
      {children}
    </div>
  );
}

function Change({ change }: { change: number }) {
  const Icon = change < 0 ? TrendingDown : TrendingUp;
  const text = new Intl.NumberFormat(undefined, { style: "percent", signDisplay: "always" });
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 font-medium",
        change < 0 ? "text-danger-ink" : "text-success-ink",
      )}
    >
      <Icon className="size-4" aria-hidden />
      {text.format(change)}
    </span>
  );
}
