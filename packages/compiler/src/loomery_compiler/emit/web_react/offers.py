"""What a page offers as a whole: controls in its header."""

from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.words import literal
from loomery_spec.pages import Offer


def offered(context: PageContext, title: str = "", always: Offer | None = None) -> list[str]:
    """JSX of the controls, from the one that is used least to the one that is used most.

    `title` is an expression for what is passed on; without one it is the title of the page. `always` is
    offered whatever the page says.
    """
    page, imports = context.page, context.imports
    offers = {*page.offers, always}
    found: list[str] = []
    if "live" in offers:
        imports.add("features/shared/Live", "Live")
        found.append("<Live />")
    if "print" in offers:
        imports.add("features/shared/PrintButton", "PrintButton")
        found.append("<PrintButton />")
    if "share" in offers:
        imports.add("features/shared/Share", "Share")
        closed = "" if context.site.audience(page) is None else " closed"
        found.append(f"<Share title={{{title or literal(page.title)}}}{closed} />")
    return found
