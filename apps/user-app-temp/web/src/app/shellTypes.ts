import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface NavItem {
  label: string;
  to: string;
  icon?: LucideIcon;
  /** Matches this address only, not those below it. */
  end?: boolean;
  /** A small number beside the label, such as unread messages. */
  count?: number;
  /** The heading of the group it stands under in a sidebar. */
  group?: string;
}

export interface ShellUser {
  name: string;
  email: string;
  role?: string;
  avatar?: string | null;
}

export interface AppShellProps {
  appName: string;
  /** A picture beside the name; without it a mark is drawn from the name. */
  logo?: ReactNode;
  navigation: readonly NavItem[];
  /** "top" for public sites, "sidebar" for tools and administration. */
  layout: "top" | "sidebar";
  /** The person signed in; null for a visitor; undefined when the application has no accounts. */
  user?: ShellUser | null;
  onSignOut?: () => void;
  /** Whether visitors may make an account. */
  canRegister?: boolean;
  /** Addresses in the user's menu besides "Profile" and "Sign out". */
  userLinks?: readonly NavItem[];
  /** Buttons in the header: a notification bell, a cart. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}
