import {
  Bell,
  Building2,
  DatabaseBackup,
  KeyRound,
  type LucideIcon,
  ScrollText,
  ShieldCheck,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";

import { useMayAs } from "../../features/account/useOrganisation";
import { SideNav } from "../../portal/SideNav";

const PLACES: readonly { key: Place; to: string; icon: LucideIcon }[] = [
  { key: "profile", to: "/settings", icon: UserRound },
  { key: "security", to: "/settings/security", icon: ShieldCheck },
  { key: "tokens", to: "/settings/tokens", icon: KeyRound },
  { key: "notifications", to: "/settings/notifications", icon: Bell },
  { key: "organisation", to: "/settings/organisation", icon: Building2 },
  { key: "audit", to: "/settings/audit", icon: ScrollText },
  { key: "data", to: "/settings/data", icon: DatabaseBackup },
];
type Place =
  "profile" | "security" | "tokens" | "notifications" | "organisation" | "audit" | "data";

/** The settings: their navigation beside the page, or above it where there is no room. */
export function Component() {
  const { t } = useTranslation("account");
  const administers = useMayAs("admin");
  const offered = PLACES.filter(({ key }) => key !== "audit" || administers);
  const places = offered.map((place) => ({ ...place, label: t(`nav.${place.key}`) }));
  return (
    <SideNav label={t("nav.label")} places={places}>
      <Outlet />
    </SideNav>
  );
}
