import {
  ArrowRightLeft,
  Building2,
  LogOut,
  Menu as MenuIcon,
  Search,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";

import { signOut } from "../api/session";
import { useMe } from "../api/useSession";
import { useOrganisations, useSwitch } from "../features/account/useOrganisation";
import { messageOf } from "../lib/errors";
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
  const organisations = useOtherOrganisations();
  if (!me) return null;
  const name = me.name || me.email;
  return (
    <Menu
      header={
        <>
          <span className="block font-medium text-text">{name}</span>
          <span className="block break-all">{me.email}</span>
          {organisations.present && (
            <span className="mt-1.5 flex items-center gap-1.5">
              <Building2 className="size-3.5 shrink-0" aria-hidden />
              {organisations.present}
            </span>
          )}
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
        ...organisations.items,
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

/** The way into the person's other organisations, when there are some. */
function useOtherOrganisations() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data = [] } = useOrganisations();
  const change = useSwitch();
  const others = data.filter((one) => !one.current);
  return {
    present: others.length > 0 ? data.find((one) => one.current)?.name : undefined,
    items: others.map(({ id, name }, index) => ({
      label: t("nav.switchTo", { name }),
      icon: ArrowRightLeft,
      separated: index === 0,
      onSelect: () => {
        change.mutate(id, {
          onSuccess: () => void navigate("/apps"),
          onError: (refused) => toast.error(messageOf(refused)),
        });
      },
    })),
  };
}
