import type { Location } from "react-router";

/**
 * By what it is remembered how far a page was scrolled: its place in the history. A page that the browser itself
 * loaded has none there yet; by its address it does not begin where another one was left.
 */
export function scrollKey({ key, pathname }: Location): string {
  return key === "default" ? pathname : key;
}
