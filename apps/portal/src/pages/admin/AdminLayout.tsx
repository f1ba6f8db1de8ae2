import {
  Blocks,
  BrainCircuit,
  Building2,
  Cpu,
  HeartPulse,
  ListOrdered,
  type LucideIcon,
  Users,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";

import { useMe } from "../../api/useSession";
import { NotFound } from "../../portal/NotFound";
import { cx } from "../../ui/cx";
import { SkeletonCards } from "../../ui/Skeleton";

const PLACES = [
  { key: "health", to: "/admin", icon: HeartPulse },
  { key: "organisations", to: "/admin/organisations", icon: Building2 },
  { key: "people", to: "/admin/people", icon: Users },
  { key: "queue", to: "/admin/queue", icon: ListOrdered },
  { key: "workers", to: "/admin/workers", icon: Cpu },
  { key: "models", to: "/admin/models", icon: BrainCircuit },
  { key: "plugins", to: "/admin/plugins", icon: Blocks },
] as const satisfies readonly { key: string; to: string; icon: LucideIcon }[];

/** Running the platform: its navigation beside the page. For everybody else there is nothing here. */
export function Component() {
  const { t } = useTranslation("admin");
  const { data: me } = useMe();
  if (me && !me.platform_owner) return <NotFound />;
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 sm:py-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={t("nav.label")} className="lg:sticky lg:top-22 lg:self-start">
        <ul className="flex flex-wrap gap-1 lg:flex-col">
          {PLACES.map(({ key, to, icon: Icon }) => (
            <li key={key}>
              <NavLink
                to={to}
                end={key === "health"}
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
      {me ? <Outlet /> : <SkeletonCards cards={3} />}
    </div>
  );
}
