import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration } from "react-router";

import { BuildNotices } from "../features/builds/BuildNotices";
import { NavigationProgress } from "../frame/NavigationProgress";
import { usePageFocus } from "../frame/usePageFocus";
import { CommandPalette } from "./CommandPalette";
import { scrollKey } from "./scrollKey";
import { SessionOver } from "./SessionOver";
import { SideBar } from "./SideBar";
import { TopBar } from "./TopBar";
import { useAppearanceOfAccount } from "./useAppearance";
import { usePanel } from "./usePanel";

/** The frame of every page behind the sign-in: navigation, commands, the page itself. */
export function Shell() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const side = useRef<HTMLElement>(null);
  const panel = usePanel(side);
  usePageFocus(main);
  useAppearanceOfAccount();
  return (
    <>
      <a
        href="#main"
        className="on-primary sr-only rounded-md px-4 py-2 font-medium focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50"
      >
        {t("skip")}
      </a>
      <NavigationProgress />
      <div className="flex min-h-dvh">
        <SideBar ref={side} open={panel.open} onClose={panel.close} />
        <div className="flex min-w-0 grow flex-col" inert={panel.open}>
          <TopBar menuOpen={panel.open} onMenu={panel.show} />
          <main ref={main} id="main" tabIndex={-1} className="flex min-w-0 grow flex-col">
            <Outlet />
          </main>
        </div>
      </div>
      <BuildNotices />
      <CommandPalette />
      <SessionOver />
      <ScrollRestoration getKey={scrollKey} />
    </>
  );
}
