import {
  Blocks,
  BrainCircuit,
  Building2,
  Cpu,
  HeartPulse,
  ListOrdered,
  type LucideIcon,
  ScrollText,
  Users,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";

import { useMe } from "../../api/useSession";
import { NotFound } from "../../portal/NotFound";
import { SideNav } from "../../portal/SideNav";
import { SkeletonCards } from "../../ui/Skeleton";

const PLACES = [
  { key: "health", to: "/admin", icon: HeartPulse },
  { key: "organisations", to: "/admin/organisations", icon: Building2 },
  { key: "people", to: "/admin/people", icon: Users },
  { key: "queue", to: "/admin/queue", icon: ListOrdered },
  { key: "workers", to: "/admin/workers", icon: Cpu },
  { key: "models", to: "/admin/models", icon: BrainCircuit },
  { key: "audit", to: "/admin/audit", icon: ScrollText },
  { key: "plugins", to: "/admin/plugins", icon: Blocks },
] as const satisfies readonly { key: string; to: string; icon: LucideIcon }[];

/** Running the platform: its navigation beside the page. For everybody else there is nothing here. */
export function Component() {
  const { t } = useTranslation("admin");
  const { data: me } = useMe();
  if (me && !me.platform_owner) return <NotFound />;
  const places = PLACES.map((place) => ({ ...place, label: t(`nav.${place.key}`) }));
  return (
    <SideNav label={t("nav.label")} places={places}>
      {me ? <Outlet /> : <SkeletonCards cards={3} />}
    </SideNav>
  );
}
