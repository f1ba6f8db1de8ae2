import { useEffect, useState } from "react";
import { useLocation } from "react-router";

/** A panel that slides in on small screens: closed by Escape and by going to another page. */
export function usePanel() {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  const close = () => {
    setOpenAt(null);
  };
  useEffect(() => {
    if (!open) return;
    function closeOnEscape(event: KeyboardEvent) {
      if (event.key === "Escape") setOpenAt(null);
    }
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, [open]);
  return {
    open,
    close,
    show: () => {
      setOpenAt(pathname);
    },
  };
}
