import { Outlet, matchPath, useLocation, useNavigate } from "react-router";

import { auth, roleLabels } from "../api/auth";
import { AppShell } from "./AppShell";
import { type MenuEntry, accountMenu, mainMenu, workMenu, workPaths } from "./navigation";
import { useSession, useSessionEnd } from "./session";
import { setAppName } from "./useTitle";
import { customNavigation } from "../custom/routes";
import { Footer } from "../ui/Footer";


setAppName("Bloom Salon");

/** The frame around every page. */
export function Layout() {
  const { user, isPending, become } = useSession();
  const navigate = useNavigate();
  useSessionEnd();
  const { pathname } = useLocation();
  const inside = workPaths.some((path) => matchPath(path, pathname));
  const sees = (entry: MenuEntry) =>
    entry.roles === "everybody" || (user !== null && entry.roles.includes(user.role));
  return (
    <AppShell
      appName={"Bloom Salon"}
      layout={inside ? "sidebar" : "top"}
      navigation={[...(inside ? workMenu : mainMenu).filter(sees), ...customNavigation]}
      {...(!isPending && { user: user && { ...user, role: roleLabels[user.role] } })}
      canRegister={true}
      userLinks={[...workMenu.filter(sees).slice(0, 1).map((entry) => ({ ...entry, label: "Administration" })), ...accountMenu.filter(sees)]}
      onSignOut={() => {
        void auth.signOut().finally(() => {
          become(null);
          void navigate("/");
        });
      }}
      footer={inside ? null : <SiteFooter />}
    >
      <Outlet />
    </AppShell>
  );
}

function SiteFooter() {
  return (
    <Footer
      appName={"Bloom Salon"}
      text={"Appointments for a small hair salon."}
      groups={[
        { title: "Explore", links: [{ label: "Services", to: "/services" }, { label: "Staff", to: "/staff-members" }, { label: "Reviews", to: "/reviews" }] },
      ]}
    />
  );
}
