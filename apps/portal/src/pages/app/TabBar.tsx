import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";

import { useMay } from "../../features/apps/useMay";
import { cx } from "../../ui/cx";
import { TABS } from "./tabs";

/** The ways inside of an application; on small screens they scroll, and the open one is brought into view. */
export function TabBar({ app }: { app: string }) {
  const { t } = useTranslation("app");
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const mayChange = useMay("developer");
  const mayManage = useMay("admin");
  useEffect(() => {
    const open = bar.current?.querySelector("[aria-current]");
    open?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const shown = TABS.filter(
    ({ role }) => role === undefined || (role === "developer" ? mayChange : mayManage),
  );
  return (
    <nav
      ref={bar}
      aria-label={t("tabs.label")}
      className="-mx-4 overflow-x-auto border-b px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6"
    >
      <ul className="flex min-w-max gap-0.5">
        {shown.map(({ key, path, icon: Icon }) => (
          <li key={key}>
            <NavLink
              to={`/apps/${app}${path === "" ? "" : `/${path.replace("/*", "")}`}`}
              end={path === ""}
              className={({ isActive }) =>
                cx(
                  "-mb-px flex items-center gap-1.5 border-b-2 px-2 py-2.5 text-sm font-medium whitespace-nowrap transition-colors -outline-offset-2!",
                  isActive
                    ? "border-primary text-text"
                    : "border-transparent text-muted hover:border-border-strong hover:text-text",
                )
              }
            >
              <Icon className="size-4 shrink-0" aria-hidden />
              {t(`tabs.${key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
