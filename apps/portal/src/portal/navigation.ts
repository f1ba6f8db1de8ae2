import {
  Activity,
  ChartLine,
  LayoutGrid,
  type LucideIcon,
  ShieldCheck,
  Sparkles,
} from "lucide-react";

import type { AuthSchema } from "../api/client";

export interface Place {
  key: "start" | "apps" | "monitor" | "analytics" | "admin";
  to: string;
  icon: LucideIcon;
  end?: boolean;
}

const PLACES: readonly Place[] = [
  { key: "start", to: "/", icon: Sparkles, end: true },
  { key: "apps", to: "/apps", icon: LayoutGrid },
  { key: "monitor", to: "/monitor", icon: Activity },
  { key: "analytics", to: "/analytics", icon: ChartLine },
];
const ADMIN: Place = { key: "admin", to: "/admin", icon: ShieldCheck };

/** The places that a person may go to. */
export function placesOf(me: AuthSchema["Profile"] | undefined): readonly Place[] {
  return me?.platform_owner ? [...PLACES, ADMIN] : PLACES;
}
