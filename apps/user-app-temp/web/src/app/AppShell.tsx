import { useRef } from "react";
import { ScrollRestoration } from "react-router";

import { useWording } from "../lib/wording";
import { NavigationProgress } from "./NavigationProgress";
import { SidebarShell } from "./SidebarShell";
import type { AppShellProps } from "./shellTypes";
import { TopShell } from "./TopShell";
import { usePageFocus } from "./usePageFocus";

/** The frame around every page: navigation, user menu, theme, skip link, and the page itself. */
export function AppShell({ children, ...props }: AppShellProps) {
  const words = useWording();
  const main = useRef<HTMLElement>(null);
  usePageFocus(main);
  const Frame = props.layout === "sidebar" ? SidebarShell : TopShell;
  return (
    <>
      <a
        href="#main"
        className="on-primary sr-only rounded-md px-4 py-2 font-medium focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
      >
        {words.skipToContent}
      </a>
      <NavigationProgress />
      <Frame {...props}>
        <main ref={main} id="main" tabIndex={-1} className="flex min-w-0 grow flex-col">
          {children}
        </main>
      </Frame>
      <ScrollRestoration />
    </>
  );
}
