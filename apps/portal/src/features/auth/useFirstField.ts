import { useEffect, useRef } from "react";

/** Puts the cursor into the first empty field, where that does not bring up a keyboard over the page. */
export function useFirstField<Element extends HTMLElement>() {
  const place = useRef<Element>(null);
  useEffect(() => {
    if (!window.matchMedia("(pointer: fine)").matches) return;
    const fields = [...(place.current?.querySelectorAll("input") ?? [])];
    fields.find((field) => field.value === "")?.focus({ preventScroll: true });
  }, []);
  return place;
}
