import { type RefObject, useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";

/** From here on what slides in on smaller screens stands beside the page, as in Tailwind's `lg`. */
const WIDE = "(min-width: 64rem)";

/**
 * A panel that slides in on small screens: it takes the focus, and gives it back when it is closed by Escape or its
 * button. Going to another page closes it too, and so does a screen that has become wide.
 */
export function usePanel(panel: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const opener = useRef<Element | null>(null);
  const open = openAt === pathname;
  useEffect(() => {
    if (!open) return undefined;
    const element = panel.current;
    element?.querySelector<HTMLElement>("a, button")?.focus();
    const wide = window.matchMedia(WIDE);
    function close() {
      setOpenAt(null);
    }
    function closeOnEscape(event: KeyboardEvent) {
      if (event.key === "Escape") close();
    }
    wide.addEventListener("change", close);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
      wide.removeEventListener("change", close);
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [open, panel]);
  return {
    open,
    close: () => {
      setOpenAt(null);
    },
    show: () => {
      opener.current = document.activeElement;
      setOpenAt(pathname);
    },
  };
}
