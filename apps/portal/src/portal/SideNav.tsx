import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";

import { cx } from "../ui/cx";

export interface SideNavProps {
  label: string;
  /** The first is at the address of the whole area. */
  places: readonly { key: string; label: string; to: string; icon: LucideIcon }[];
  children: ReactNode;
}

/** An area of several pages: their navigation beside the page, or above it where there is no room. */
export function SideNav({ label, places, children }: SideNavProps) {
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 sm:py-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={label} className="lg:sticky lg:top-22 lg:self-start">
        <ul className="flex flex-wrap gap-1 lg:flex-col">
          {places.map(({ key, label: words, to, icon: Icon }, index) => (
            <li key={key}>
              <NavLink
                to={to}
                end={index === 0}
                className={({ isActive }) =>
                  cx(
                    "flex min-h-10 items-center gap-2.5 rounded-md px-3 text-[0.9375rem] font-medium transition-colors",
                    isActive
                      ? "bg-primary-soft text-link"
                      : "text-muted hover:bg-hover hover:text-text",
                  )
                }
              >
                <Icon className="size-4.5 shrink-0" aria-hidden />
                {words}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}
