import { Link } from "react-router";

import { cx } from "../../ui/cx";

export interface SubNavProps {
  label: string;
  links: readonly { key: string; label: string; to: string }[];
  /** The key of the one that is shown. */
  active: string;
}

/** The ways inside of a tab: each is a link, so that each can be kept and sent. */
export function SubNav({ label, links, active }: SubNavProps) {
  return (
    <nav aria-label={label}>
      <ul className="inline-flex flex-wrap gap-1 rounded-lg border bg-sunken p-1">
        {links.map(({ key, label: words, to }) => (
          <li key={key}>
            <Link
              to={to}
              aria-current={key === active ? "page" : undefined}
              preventScrollReset
              className={cx(
                "flex min-h-8 items-center rounded-md px-3 text-sm font-medium",
                key === active
                  ? "on-surface shadow-card ring-1 ring-border-strong"
                  : "text-muted hover:bg-hover hover:text-text",
              )}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
