"""What an application offers by its pages, fields, states and constraints, by the names that people use for it."""

from __future__ import annotations

from collections.abc import Iterator

from loomery_spec import AppSpec, Entity
from loomery_spec.pages import AnyPage, FormPage, ListPage

_OF_CONSTRAINT = {
    "no_overlap": ("availability", "double booking check"),
    "capacity": ("availability", "places left"),
    "movement": ("balance", "stock level"),
    "line_items": ("total",),
    "nearest": ("nearest",),
}
_OF_FIELD = {
    "audio": ("audio player", "player", "play and pause", "volume", "progress", "mute"),
    "video": ("video player", "player", "play and pause", "volume", "progress", "mute", "full screen"),
    "file": ("upload",),
    "image": ("upload", "image upload"),
    "date": ("date picker",),
    "datetime": ("date picker",),
}
_OF_OFFER = {
    "share": ("sharing", "share link", "social sharing", "qr code"),
    "print": ("printing", "print", "pdf"),
    "live": ("refresh button", "last updated time", "auto refresh", "real-time updates"),
}
_OF_SITE = ("seo meta tags", "sitemap", "robots", "link previews")
"""What the application tells search engines where some page is made for strangers."""
_TRACE_WORDS = "result query run conversion attempt transaction search calculation record log"
_TRACES = frozenset(_TRACE_WORDS.split())
"""Things of which one is added each time that somebody does something: their list is the history of it."""
_OF_LAYOUT = {"gallery": ("gallery",), "feed": ("feed",), "cards": ("catalogue",)}


def offers(spec: AppSpec) -> set[str]:
    """Names of what the application does beside its features, pages and entities."""
    return {name for entity in spec.entities for name in _of_entity(entity)} | {
        name for page in spec.pages for name in (*_of_page(spec, page), *_of_header(page))
    }


def _of_entity(entity: Entity) -> Iterator[str]:
    if entity.states is not None:
        yield from ("status tracking", "status badge")
        yield from (step.label.lower() for step in entity.states.transitions)
    for rule in entity.constraints:
        yield from _OF_CONSTRAINT.get(rule.kind, ())
    for field in entity.fields:
        yield from _OF_FIELD.get(field.type.kind, ())


def _of_header(page: AnyPage) -> Iterator[str]:
    """What stands in the head of a page, seen and unseen."""
    for offered in page.offers:
        yield from _OF_OFFER[offered]
    if page.side == "public" and page.kind in ("landing", "static"):
        yield from _OF_SITE


def _of_page(spec: AppSpec, page: AnyPage) -> Iterator[str]:
    if isinstance(page, ListPage):
        yield from _OF_LAYOUT.get(page.layout, ())
        yield from ("history",) if page.entity.split("_")[-1] in _TRACES else ()
    if page.side == "admin":
        yield from ("admin panel", "admin area", "management platform")
    if isinstance(page, FormPage):
        yield from ("multi-step wizard",) if page.steps else ()
        entity = spec.entity(page.entity)
        kinds = {field.type.kind for field in entity.fields} if entity is not None else set()
        yield from ("upload",) if kinds & {"file", "image", "video", "audio"} else ()


def fields(spec: AppSpec) -> set[str]:
    """The labels of all fields: a feature of exactly that name is kept as a value."""
    return {field.label.lower() for entity in spec.entities for field in entity.fields}


def page_names(spec: AppSpec, page: AnyPage) -> set[str]:
    """What one page answers to by its shape."""
    return set(_of_page(spec, page))
