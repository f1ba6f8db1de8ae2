import { ChevronDown } from "lucide-react";
import { NavLink, useNavigate } from "react-router";

import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Menu } from "../ui/Menu";
import { useWording } from "../lib/wording";
import type { NavItem } from "./shellTypes";

/** The links of the navigation: side by side in a bar, or one under the other with their groups. */
export function NavLinks({ items, look }: { items: readonly NavItem[]; look: "bar" | "list" }) {
  return look === "bar" ? <LinkBar items={items} /> : <LinkList items={items} />;
}

/** About as many letters as stand beside name and buttons; each link takes four more for its space. */
const ROOM = 68;

function withRoom(items: readonly NavItem[]): readonly NavItem[] {
  let taken = 0;
  const first = items.findIndex((item) => (taken += item.label.length + 4) > ROOM);
  return first === -1 ? items : items.slice(0, Math.max(1, first));
}

/** As many links as have room; the others in a menu at the end. */
function LinkBar({ items }: { items: readonly NavItem[] }) {
  const words = useWording();
  const navigate = useNavigate();
  const shown = withRoom(items);
  const rest = items.slice(shown.length);
  return (
    <ul className="flex items-center gap-1">
      {shown.map((item) => (
        <li key={item.to}>
          <NavigationLink item={item} look="bar" />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Menu
            align="start"
            trigger={
              <Button variant="ghost" size="small">
                {words.more}
                <ChevronDown className="size-4" aria-hidden />
              </Button>
            }
            items={rest.map(({ label, to, icon }) => ({
              label,
              ...(icon && { icon }),
              onSelect: () => void navigate(to),
            }))}
          />
        </li>
      )}
    </ul>
  );
}

function LinkList({ items }: { items: readonly NavItem[] }) {
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
