import { X } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";

import { useMe } from "../api/useSession";
import { cx } from "../ui/cx";
import { IconButton } from "../ui/IconButton";
import { Mark } from "./Mark";
import { type Place, placesOf } from "./navigation";

export interface SideBarProps {
  ref: RefObject<HTMLElement | null>;
  open: boolean;
  onClose: () => void;
}

/** The navigation: at the side of wide screens, sliding in on small ones. */
export function SideBar({ ref, open, onClose }: SideBarProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <>
      {open && (
        <div aria-hidden className="fixed inset-0 z-30 bg-black/45 lg:hidden" onClick={onClose} />
      )}
      <aside
        ref={ref}
        aria-label={t("product")}
        className={cx(
          "no-print on-surface fixed inset-y-0 start-0 z-40 w-60 shrink-0 overflow-y-auto border-e lg:static lg:overflow-visible",
          !open && "max-lg:hidden",
        )}
      >
        <div className="flex flex-col gap-6 p-3 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto">
          <div className="flex items-center justify-between gap-2 px-1.5 pt-1">
            <Link to="/" className="flex items-center gap-2.5 rounded-md py-1 no-underline">
              <Mark className="size-7" />
              <span className="font-heading text-lg font-semibold tracking-tight">
                {t("product")}
              </span>
            </Link>
            <IconButton icon={X} label={t("nav.close")} className="lg:hidden" onClick={onClose} />
          </div>
          <nav aria-label={t("nav.main")}>
            <ul className="flex flex-col gap-0.5">
              {placesOf(me).map((place) => (
                <li key={place.key}>
                  <PlaceLink place={place} onGo={onClose} />
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </aside>
    </>
  );
}

function PlaceLink({ place, onGo }: { place: Place; onGo: () => void }) {
  const { t } = useTranslation();
  const Icon = place.icon;
  return (
    <NavLink
      to={place.to}
      end={place.end ?? false}
      onClick={onGo}
      className={({ isActive }) =>
        cx(
          "flex min-h-10 items-center gap-2.5 rounded-md px-3 text-[0.9375rem] font-medium transition-colors",
          isActive ? "bg-primary-soft text-link" : "text-muted hover:bg-hover hover:text-text",
        )
      }
    >
      <Icon className="size-4.5 shrink-0" aria-hidden />
      <span className="truncate">{t(`nav.${place.key}`)}</span>
    </NavLink>
  );
}
