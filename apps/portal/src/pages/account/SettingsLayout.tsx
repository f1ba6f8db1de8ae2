import {
  Bell,
  Building2,
  DatabaseBackup,
  KeyRound,
  type LucideIcon,
  ShieldCheck,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";

import { cx } from "../../ui/cx";

const PLACES: readonly { key: Place; to: string; icon: LucideIcon }[] = [
  { key: "profile", to: "/settings", icon: UserRound },
  { key: "security", to: "/settings/security", icon: ShieldCheck },
  { key: "tokens", to: "/settings/tokens", icon: KeyRound },
  { key: "notifications", to: "/settings/notifications", icon: Bell },
  { key: "organisation", to: "/settings/organisation", icon: Building2 },
  { key: "data", to: "/settings/data", icon: DatabaseBackup },
];
type Place = "profile" | "security" | "tokens" | "notifications" | "organisation" | "data";

/** The settings: their navigation beside the page, or above it where there is no room. */
export function Component() {
  const { t } = useTranslation("account");
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 sm:py-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={t("nav.label")} className="lg:sticky lg:top-22 lg:self-start">
        <ul className="flex flex-wrap gap-1 lg:flex-col">
          {PLACES.map(({ key, to, icon: Icon }) => (
            <li key={key}>
              <NavLink
                to={to}
                end={key === "profile"}
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
                {t(`nav.${key}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  );
}
