import { Outlet } from "react-router";

import { AppShell } from "./AppShell";
import { mainMenu } from "./navigation";
import { setAppName } from "./useTitle";
import { customNavigation } from "../custom/routes";
import { Footer } from "../ui/Footer";

setAppName("todo");

/** The frame around every page. */
export function Layout() {
  return (
    <AppShell
      appName={"todo"}
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
      appName={"todo"}
      text={"One's own tasks with lists, due days and ticks."}
      groups={[
        {
          title: "Explore",
          links: [
            { label: "Today", to: "/tasks" },
            { label: "All tasks", to: "/all-tasks" },
            { label: "Calendar", to: "/calendar" },
            { label: "Done", to: "/done" },
            { label: "Task board", to: "/tasks/board" },
          ],
        },
      ]}
      note={"todo"}
    />
  );
}
