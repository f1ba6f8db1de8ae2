import { BellIcon, CalendarIcon, ScissorsIcon, StarIcon, UserIcon } from "lucide-react";

import type { Role } from "./session";
import type { NavItem } from "./shellTypes";


/** An entry of the menu, and who sees it. */
export interface MenuEntry extends NavItem {
  roles: readonly Role[] | "everybody";
}

/** What stands in the menu. */
export const mainMenu: readonly MenuEntry[] = [
  { label: "Services", to: "/services", icon: ScissorsIcon, roles: "everybody" },
  { label: "Appointments", to: "/appointments", icon: CalendarIcon, roles: ["customer", "stylist", "owner"] },
  { label: "Staff", to: "/staff-members", icon: UserIcon, roles: "everybody" },
  { label: "Reviews", to: "/reviews", icon: StarIcon, roles: "everybody" },
];

/** The menu of those who work with it. */
export const workMenu: readonly MenuEntry[] = [
  { label: "Services", to: "/manage/services", icon: ScissorsIcon, group: "Manage", roles: ["owner"] },
  { label: "Users", to: "/manage/users", icon: UserIcon, group: "Manage", roles: ["owner"] },
];

/** What stands in one's own menu. */
export const accountMenu: readonly MenuEntry[] = [
  { label: "Notifications", to: "/notifications", icon: BellIcon, roles: ["customer", "stylist", "owner"] },
];

/** Where people go after signing in. */
export const startPaths: Record<Role, string> = {
  customer: "/",
  stylist: "/",
  owner: "/manage/services",
};

/** Addresses that belong to those who run it. */
export const workPaths: readonly string[] = ["/manage/services", "/services/new", "/services/:id/edit", "/staff-members/new", "/staff-members/:id/edit", "/manage/users", "/users/:id/edit", "/users/:id"];
