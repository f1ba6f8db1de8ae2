import { Menu as MenuIcon, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";

import { cx } from "../ui/cx";
import { IconButton } from "../ui/IconButton";
import { useWording } from "../lib/wording";
import { Brand } from "./Brand";
import { NavLinks } from "./NavLinks";
import type { AppShellProps } from "./shellTypes";
import { ThemeToggle } from "./ThemeToggle";
import { UserMenu } from "./UserMenu";

/** Navigation at the side: for tools and administration. On a phone it slides in. */
export function SidebarShell(props: AppShellProps) {
  const words = useWording();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  useEffect(() => {
    if (!open) return;
    function closeOnEscape(event: KeyboardEvent) {
      if (event.key === "Escape") setOpenAt(null);
    }
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, [open]);
  return (
    <div className="flex min-h-dvh">
      {open && (
        <div
          aria-hidden
          className="fixed inset-0 z-30 bg-black/45 lg:hidden"
          onClick={() => {
            setOpenAt(null);
          }}
        />
      )}
      <aside
        className={cx(
          "no-print on-surface fixed inset-y-0 left-0 z-40 w-64 shrink-0 overflow-y-auto border-r lg:static lg:overflow-visible",
          !open && "max-lg:hidden",
        )}
      >
        <div className="flex flex-col gap-5 p-4 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto">
          <div className="flex items-center justify-between gap-2 px-1">
            <Brand name={props.appName} logo={props.logo} />
            <IconButton
              icon={X}
              label={words.closeMenu}
              className="lg:hidden"
              onClick={() => {
                setOpenAt(null);
              }}
            />
          </div>
          <nav aria-label={words.mainMenu}>
            <NavLinks items={props.navigation} look="list" />
          </nav>
        </div>
      </aside>
      <div className="flex min-w-0 grow flex-col">
        <header className="no-print on-surface sticky top-0 z-20 flex min-h-14 items-center gap-2 border-b px-4 sm:px-6">
          <IconButton
            icon={MenuIcon}
            label={words.openMenu}
            aria-expanded={open}
            className="-ml-2 lg:hidden"
            onClick={() => {
              setOpenAt(pathname);
            }}
          />
          <span className="truncate font-heading font-semibold lg:hidden">{props.appName}</span>
          <div className="ml-auto flex items-center gap-1.5">
            {props.actions}
            <ThemeToggle />
            <UserMenu {...props} />
          </div>
        </header>
        {props.children}
        {props.footer}
      </div>
    </div>
  );
}
