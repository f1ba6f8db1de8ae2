import { NavLink } from "react-router";

import { cx } from "../ui/cx";
import type { NavItem } from "./shellTypes";

/** The links of the navigation: side by side in a bar, or one under the other with their groups. */
export function NavLinks({ items, look }: { items: readonly NavItem[]; look: "bar" | "list" }) {
  if (look === "bar") {
    return (
      <ul className="flex flex-wrap items-center gap-1">
        {items.map((item) => (
          <li key={item.to}>
            <NavigationLink item={item} look="bar" />
          </li>
        ))}
      </ul>
    );
  }
  const groups = Map.groupBy(items, (item) => item.group ?? "");
  return (
    <div className="flex flex-col gap-5">
      {[...groups].map(([group, members]) => (
        <div key={group}>
          {group !== "" && <p className="mb-1.5 px-3 text-xs font-medium text-muted">{group}</p>}
          <ul className="flex flex-col gap-0.5">
            {members.map((item) => (
              <li key={item.to}>
                <NavigationLink item={item} look="list" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function NavigationLink({ item, look }: { item: NavItem; look: "bar" | "list" }) {
  const Icon = item.icon;
  return (
    <NavLink
      to={item.to}
      end={item.end ?? false}
      className={({ isActive }) =>
        cx(
          "flex items-center gap-2.5 rounded-md font-medium transition-colors",
          look === "bar" ? "px-3 py-1.5 text-[0.9375rem]" : "min-h-10 px-3 text-[0.9375rem]",
          isActive ? "bg-primary-soft text-link" : "text-muted hover:bg-hover hover:text-text",
        )
      }
    >
      {Icon && look === "list" && <Icon className="size-4.5 shrink-0" aria-hidden />}
      <span className="truncate">{item.label}</span>
      {item.count !== undefined && item.count > 0 && (
        <span className="ml-auto rounded-full bg-primary px-1.5 text-xs text-on-primary tabular-nums">
          {item.count}
        </span>
      )}
    </NavLink>
  );
}
