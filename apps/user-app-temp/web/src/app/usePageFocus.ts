import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** After going to another page, puts the focus on it, so that the keyboard and screen readers start there. */
export function usePageFocus(main: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    // A page that focuses a field of its own keeps that focus.
    if (!main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname, main]);
}
