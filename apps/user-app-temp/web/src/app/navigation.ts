import { CircleCheckIcon, KanbanIcon, LayoutDashboardIcon } from "lucide-react";

import type { NavItem } from "./shellTypes";

/** What stands in the menu. */
export const mainMenu: readonly NavItem[] = [
  { label: "Today", to: "/tasks", icon: CircleCheckIcon, end: true },
  { label: "All tasks", to: "/all-tasks", icon: CircleCheckIcon },
  { label: "Calendar", to: "/calendar", icon: CircleCheckIcon },
  { label: "Done", to: "/done", icon: LayoutDashboardIcon },
  { label: "Task board", to: "/tasks/board", icon: KanbanIcon },
];
