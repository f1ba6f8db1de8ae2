import { CheckSquareIcon } from "lucide-react";

import type { NavItem } from "./shellTypes";



/** What stands in the menu. */
export const mainMenu: readonly NavItem[] = [
  { label: "Tasks", to: "/tasks", icon: CheckSquareIcon },
];

