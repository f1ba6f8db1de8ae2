import type { ReactNode } from "react";
import { Link } from "react-router";

/** The application's mark and name, leading home. */
export function Brand({ name, logo }: { name: string; logo?: ReactNode }) {
  return (
    <Link to="/" className="flex min-w-0 items-center gap-2.5 rounded-md py-1 no-underline">
      {logo ?? (
        <span
          aria-hidden
          className="on-primary inline-flex size-8 shrink-0 items-center justify-center rounded-lg font-heading text-base font-bold shadow-card"
        >
          {name[0]?.toUpperCase()}
        </span>
      )}
      <span className="truncate font-heading text-[1.0625rem] font-semibold tracking-tight">
        {name}
      </span>
    </Link>
  );
}
