"""Pages: one file each, by kind."""

from collections.abc import Iterator
from typing import assert_never

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react import plain_pages, record_pages, shop_pages, view_pages
from loomery_compiler.emit.web_react.context import TEMPLATES, PageContext, Style
from loomery_compiler.emit.web_react.site import Site
from loomery_spec.pages import (
    AnyPage,
    BoardPage,
    CalendarPage,
    CartPage,
    ChatPage,
    CheckoutPage,
    DashboardPage,
    DetailPage,
    FormPage,
    LandingPage,
    ListPage,
    MapPage,
    ProfilePage,
    QuizPage,
    ReportPage,
    SettingsPage,
    StaticPage,
    ToolPage,
)  # fmt: skip


def emit_page(site: Site, page: AnyPage) -> Iterator[FileDraft]:
    """The page's file and those of its parts."""
    style: Style = "site" if page.kind in ("landing", "static") else "app"
    context = PageContext(site, page, style)
    template, values = _content(page, context)
    text = render(
        f"{TEMPLATES}/pages/{template}",
        component=context.component,
        imports=context.imports.render(),
        **values,
    )
    yield FileDraft.text(f"web/src/pages/{context.component}.tsx", text)
    yield from context.parts


def _content(page: AnyPage, context: PageContext) -> tuple[str, dict[str, object]]:
    """Template of the page's kind and what it needs."""
    match page:
        case LandingPage() | StaticPage():
            return plain_pages.site_page(page, context)
        case ListPage():
            return record_pages.list_page(page, context)
        case DetailPage():
            return record_pages.detail_page(page, context)
        case FormPage():
            return record_pages.form_page(page, context)
        case DashboardPage() | ToolPage() | SettingsPage() | ProfilePage():
            return plain_pages.app_page(page, context)
        case ReportPage() | BoardPage() | CalendarPage() | MapPage() | ChatPage():
            return view_pages.view_page(page, context)
        case CartPage() | CheckoutPage() | QuizPage():
            return shop_pages.shop_page(page, context)
        case _:
            assert_never(page)
