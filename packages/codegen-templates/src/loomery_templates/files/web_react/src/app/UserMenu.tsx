import { LogOut, UserRound } from "lucide-react";
import { useNavigate } from "react-router";

import { Avatar } from "../ui/Avatar";
import { ButtonLink } from "../ui/ButtonLink";
import { Menu } from "../ui/Menu";
import { useWording } from "../lib/wording";
import type { AppShellProps } from "./shellTypes";

type UserMenuProps = Pick<AppShellProps, "user" | "onSignOut" | "canRegister" | "userLinks">;

/** The menu of the person signed in; the ways to sign in for a visitor; nothing without accounts. */
export function UserMenu({ user, onSignOut, canRegister = false, userLinks = [] }: UserMenuProps) {
  const words = useWording();
  const navigate = useNavigate();
  if (user === undefined) return null;
  if (user === null) {
    return (
      <div className="flex items-center gap-1.5">
        <ButtonLink to="/sign-in" variant={canRegister ? "ghost" : "primary"} size="small">
          {words.signIn}
        </ButtonLink>
        {canRegister && (
          <ButtonLink to="/register" size="small" className="max-sm:hidden">
            {words.register}
          </ButtonLink>
        )}
      </div>
    );
  }
  const links = [{ label: words.profile, to: "/profile", icon: UserRound }, ...userLinks];
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={words.accountOf(user.name)}
          className="inline-flex rounded-full transition-shadow hover:ring-4 hover:ring-hover"
        >
          <Avatar name={user.name} src={user.avatar ?? null} />
        </button>
      }
      header={
        <>
          <span className="block font-medium text-text">{user.name}</span>
          {user.email}
          {user.role && <span className="block">{user.role}</span>}
        </>
      }
      items={[
        ...links.map(({ label, to, icon }) => ({
          label,
          ...(icon && { icon }),
          onSelect: () => void navigate(to),
        })),
        ...(onSignOut
          ? [{ label: words.signOut, icon: LogOut, separated: true, onSelect: onSignOut }]
          : []),
      ]}
    />
  );
}
