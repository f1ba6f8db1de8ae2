import { Outlet } from "react-router";

import { AppShell } from "./AppShell";
import { mainMenu } from "./navigation";
import { setAppName } from "./useTitle";
import { customNavigation } from "../custom/routes";
import { Footer } from "../ui/Footer";


setAppName("Todo");

/** The frame around every page. */
export function Layout() {
  return (
    <AppShell
      appName={"Todo"}
      layout="top"
      navigation={[...mainMenu, ...customNavigation]}
      footer={<SiteFooter />}
    >
      <Outlet />
    </AppShell>
  );
}

function SiteFooter() {
  return (
    <Footer
      appName={"Todo"}
      text={"A simple list of things to do."}
      groups={[
        { title: "Explore", links: [{ label: "Tasks", to: "/tasks" }] },
      ]}
    />
  );
}
