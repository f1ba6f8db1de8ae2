import { LogOut, Menu as MenuIcon, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { signOut } from "../api/session";
import { useMe } from "../api/useSession";
import { Avatar } from "../ui/Avatar";
import { IconButton } from "../ui/IconButton";
import { Menu } from "../ui/Menu";
import { LanguageMenu, ThemeButton } from "./Appearance";
import { openCommands } from "./commands";

export interface TopBarProps {
  menuOpen: boolean;
  onMenu: () => void;
}

/** The bar above every page: the menu on small screens, search and commands, theme, language, account. */
export function TopBar({ menuOpen, onMenu }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className="no-print on-surface sticky top-0 z-20 flex min-h-14 items-center gap-1.5 border-b px-3 sm:px-5">
      <IconButton
        icon={MenuIcon}
        label={t("nav.open")}
        aria-expanded={menuOpen}
        className="lg:hidden"
        onClick={onMenu}
      />
      <button
        type="button"
        onClick={openCommands}
        aria-keyshortcuts="Control+K Meta+K"
        className="control flex min-h-9 min-w-0 items-center gap-2 rounded-lg border border-border px-3 text-sm text-muted hover:bg-hover sm:w-72"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="truncate max-sm:sr-only">{t("nav.commands")}</span>
        <kbd aria-hidden className="ms-auto rounded border px-1.5 font-body text-xs max-sm:hidden">
          Ctrl K
        </kbd>
      </button>
      <div className="ms-auto flex items-center gap-1">
        <LanguageMenu />
        <ThemeButton />
        <AccountMenu />
      </div>
    </header>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const navigate = useNavigate();
  if (!me) return null;
  const name = me.name || me.email;
  return (
    <Menu
      header={
        <>
          <span className="block font-medium text-text">{name}</span>
          {me.email}
        </>
      }
      trigger={
        <button
          type="button"
          aria-label={t("nav.userMenu", { name })}
          className="ms-1 rounded-full"
        >
          <Avatar name={name} />
        </button>
      }
      items={[
        { label: t("nav.account"), icon: UserRound, onSelect: () => void navigate("/settings") },
        {
          label: t("nav.signOut"),
          icon: LogOut,
          separated: true,
          onSelect: () => void signOut().then(() => navigate("/login")),
        },
      ]}
    />
  );
}
