/** Anything may open the palette: the button in the bar, a shortcut, a hint on a page. */
const OPEN = "loomery:commands";

export function openCommands() {
  window.dispatchEvent(new Event(OPEN));
}

export function onOpenCommands(listener: () => void): () => void {
  window.addEventListener(OPEN, listener);
  return () => {
    window.removeEventListener(OPEN, listener);
  };
}
