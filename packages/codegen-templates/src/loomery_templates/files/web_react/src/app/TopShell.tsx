import { Menu as MenuIcon, X } from "lucide-react";
import { useState } from "react";
import { useLocation } from "react-router";

import { IconButton } from "../ui/IconButton";
import { useWording } from "../lib/wording";
import { Brand } from "./Brand";
import { NavLinks } from "./NavLinks";
import type { AppShellProps } from "./shellTypes";
import { ThemeToggle } from "./ThemeToggle";
import { UserMenu } from "./UserMenu";

/** Navigation in a header: for public sites. On a phone it folds into a menu. */
export function TopShell(props: AppShellProps) {
  const words = useWording();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print on-surface sticky top-0 z-30 border-b">
        <div className="mx-auto flex min-h-16 w-full max-w-6xl items-center gap-3 px-4 sm:px-6">
          <Brand name={props.appName} logo={props.logo} />
          <nav aria-label={words.mainMenu} className="ml-4 hidden min-w-0 grow lg:block">
            <NavLinks items={props.navigation} look="bar" />
          </nav>
          <div className="ml-auto flex items-center gap-1.5">
            {props.actions}
            <ThemeToggle />
            <UserMenu {...props} />
            <IconButton
              icon={open ? X : MenuIcon}
              label={open ? words.closeMenu : words.openMenu}
              aria-expanded={open}
              className="lg:hidden"
              onClick={() => {
                setOpenAt(open ? null : pathname);
              }}
            />
          </div>
        </div>
        {open && (
          <nav aria-label={words.mainMenu} className="border-t px-3 py-3 lg:hidden">
            <NavLinks items={props.navigation} look="list" />
          </nav>
        )}
      </header>
      {props.children}
      {props.footer}
    </div>
  );
}
