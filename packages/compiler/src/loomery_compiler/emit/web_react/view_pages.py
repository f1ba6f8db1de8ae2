"""Stand-in."""

from loomery_compiler.emit.web_react.context import PageContext


def view_page(page: object, context: PageContext) -> tuple[str, dict[str, object]]:
    context.imports.add("app/NotFound", "NotFound")
    return "Missing.tsx", {}
