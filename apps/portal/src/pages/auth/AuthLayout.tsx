import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, ScrollRestoration } from "react-router";

import { BrandSide } from "../../features/auth/BrandSide";
import { NavigationProgress } from "../../frame/NavigationProgress";
import { usePageFocus } from "../../frame/usePageFocus";
import { LanguageMenu, ThemeButton } from "../../portal/Appearance";
import { Mark } from "../../portal/Mark";
import { scrollKey } from "../../portal/scrollKey";

/** The calm frame of everything around signing in: the page on one side, what this is about on the other. */
export function Component() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  usePageFocus(main);
  return (
    <>
      <NavigationProgress />
      <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_minmax(0,1.15fr)]">
        <div className="on-surface flex min-w-0 flex-col px-5 py-5 sm:px-10">
          <header className="flex items-center justify-between gap-3">
            <Link to="/login" className="flex items-center gap-2.5 rounded-md no-underline">
              <Mark className="size-8" />
              <span className="font-heading text-xl font-semibold tracking-tight">
                {t("product")}
              </span>
            </Link>
            <div className="flex items-center gap-1">
              <LanguageMenu />
              <ThemeButton />
            </div>
          </header>
          <main
            ref={main}
            id="main"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-md grow flex-col justify-center py-10"
          >
            <Outlet />
          </main>
        </div>
        <BrandSide />
      </div>
      <ScrollRestoration getKey={scrollKey} />
    </>
  );
}
