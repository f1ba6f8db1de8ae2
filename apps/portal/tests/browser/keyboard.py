"""What a page is like for somebody who has a keyboard alone."""

from playwright.sync_api import Locator, Page, expect

__all__ = ["all_by_keyboard", "leave_by_escape"]

_WATCH = """() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const chosen = (one) => {
    if (one.type !== "radio" || one.checked || !one.name) return true;
    const group = [...document.getElementsByName(one.name)].filter((other) => other.form === one.form);
    return !group.some((other) => other.checked) && group[0] === one;
  };
  const all = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";
  window.stops = [...document.querySelectorAll(all)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]") && shown(one) && chosen(one),
  );
  window.reached = new Set();
  document.addEventListener("focusin", ({ target }) => window.reached.add(target));
  return window.stops.length;
}"""

# What went away meanwhile, because its list came anew, is no stop any more.
_MISSED = """() => window.stops
  .filter((one) => one.isConnected && !window.reached.has(one))
  .map((one) => one.outerHTML.slice(0, 160))"""

# After Tab was pressed, what is focused by a script looks as if the keyboard had done it.
_UNSEEN = """() => {
  const look = (part, pseudo) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part, pseudo);
    return outlineStyle === "none" ? boxShadow : `${outlineStyle} ${outlineWidth} ${boxShadow}`;
  };
  const around = (one) => {
    const above = [one.parentElement, one.parentElement?.parentElement];
    const parts = [one, ...(one.labels ?? []), one.nextElementSibling, ...above].filter(Boolean);
    return [...parts.map((part) => look(part)), look(one, "::after")].join();
  };
  const middle = (begin, end, most) => (Math.max(begin, 0) + Math.min(end, most)) / 2;
  // A ring that comes softly is there as soon as it is done.
  const settle = () => document.getAnimations().forEach((each) => each.finish());
  const faults = [];
  for (const one of window.stops.filter((stop) => stop.isConnected)) {
    document.activeElement?.blur();
    settle();
    const before = around(one);
    one.focus();
    settle();
    if (document.activeElement !== one) continue;
    if (around(one) === before) faults.push(["no sign of the focus", one.outerHTML.slice(0, 160)]);
    const { left, right, top, bottom, width } = one.getBoundingClientRect();
    const on = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
    const parts = [one, ...(one.labels ?? [])];
    const seen = on && parts.some((part) => part.contains(on) || on.contains(part));
    if (width > 4 && !seen) faults.push(["covered while focused", one.outerHTML.slice(0, 160)]);
  }
  document.activeElement?.blur();
  return faults;
}"""


def all_by_keyboard(page: Page) -> None:
    """Tab reaches every control and lets it go; each shows that it has the focus, and nothing covers it then."""
    count = page.evaluate(_WATCH)
    assert count > 1, f"{page.url}: there is nothing to do"
    missed: list[str] = []
    # A frame or an editor in the page has stops of its own.
    for _ in range(3):
        for _ in range(count + 2):
            page.keyboard.press("Tab")
        if not (missed := page.evaluate(_MISSED)):
            break
    assert missed == [], f"{page.url}: the keyboard does not reach {missed}"
    unseen = page.evaluate(_UNSEEN)
    assert unseen == [], f"{page.url}: {unseen}"


def leave_by_escape(page: Page, opener: Locator, opened: Locator) -> None:
    """Enter on a button opens something that takes the focus; Escape closes it and gives the focus back."""
    opener.focus()
    page.keyboard.press("Enter")
    expect(opened).to_be_visible()
    expect(opened.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(opener).to_be_focused()
