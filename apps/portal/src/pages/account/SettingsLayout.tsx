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
import { Outlet } from "react-router";

import { SideNav } from "../../portal/SideNav";

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
  const places = PLACES.map((place) => ({ ...place, label: t(`nav.${place.key}`) }));
  return (
    <SideNav label={t("nav.label")} places={places}>
      <Outlet />
    </SideNav>
  );
}
