"""The pages that the text or the trade asks for; what every entity needs is completed by the compiler."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Reading, StatedPage
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity
from loomery_spec.naming import slug, snake
from loomery_spec.pages import (
    AnyPage,
    BoardPage,
    CalendarPage,
    DashboardPage,
    LandingPage,
    ListPage,
    Navigation,
    StaticPage,
)
from loomery_spec.sections import (
    CallToAction,
    Chart,
    Hero,
    Highlights,
    Item,
    Link,
    Records,
    Section,
    Stat,
    Stats,
    Text,
)

_STATIC = word_set("about contact help faq terms privacy service services advantage company team")


class _Book:
    """Pages so far; names and addresses are taken once."""

    def __init__(self) -> None:
        self.pages: list[AnyPage] = []

    def add(self, page: AnyPage) -> bool:
        if any(known.name == page.name or known.path == page.path for known in self.pages):
            return False
        self.pages.append(page)
        return True


def pages(
    reading: Reading,
    kinds: Sequence[Kind],
    entities: Sequence[Entity],
    asked: Sequence[Asked],
    title: str,
    usual: Sequence[AnyPage],
) -> tuple[AnyPage, ...]:
    """The pages of the application in the order of the navigation; `usual` are those of its trade."""
    book = _Book()
    for page in usual:
        book.add(_marked(page, entities))
    shown = [entity for entity in entities if not entity.system]
    features = {one.feature for one in asked}
    for at, entity in enumerate(shown):
        book.add(_list(entity, at))
        for page in _other_views(entity, features):
            book.add(page)
    has_dashboard = any(isinstance(page, DashboardPage) for page in book.pages)
    if shown and not has_dashboard and features & {"charts", "statistics", "monitoring", "reports"}:
        book.add(_dashboard(shown))
    for named in reading.pages:
        _named(book, named)
    links = tuple(Link(label=p.title, page=p.name) for p in book.pages if isinstance(p, ListPage))[:2]
    if not any(page.path == "/" for page in book.pages):
        book.pages.insert(0, _landing(kinds, shown, links, title))
    return tuple(book.pages)


def _marked(page: AnyPage, entities: Sequence[Entity]) -> AnyPage:
    """The page with the evidence of what it shows."""
    shown = next((one for one in entities if one.name == getattr(page, "entity", "")), None)
    return page if shown is None else page.model_copy(update={"evidence": shown.evidence})


def _list(entity: Entity, at: int) -> ListPage:
    layout = entity.layout if entity.layout in ("table", "cards", "gallery", "feed") else "table"
    return ListPage(
        name=entity.plural,
        title=entity.label_plural,
        path=f"/{entity.path}",
        entity=entity.name,
        layout=layout,
        navigation=Navigation(label=entity.label_plural, icon=entity.icon, order=10 + 10 * at),
        evidence=entity.evidence,
    )


def _other_views(entity: Entity, features: set[str]) -> list[AnyPage]:
    """A board where records go through states, a calendar where they have a time and people plan."""
    found: list[AnyPage] = []
    if entity.states is not None and (entity.layout == "board" or features & {"tasks", "approval"}):
        found.append(
            BoardPage(
                name=f"{entity.name}_board",
                title=f"{entity.label} board",
                path=f"/{entity.path}/board",
                entity=entity.name,
                group_by=entity.states.field,
                navigation=Navigation(label=f"{entity.label} board", icon="columns-3", order=60),
            )
        )
    start = next(
        (field.name for field in entity.fields if field.type.kind in ("datetime", "date") and field.required),
        None,
    )
    if start and (entity.layout == "calendar" or (features & {"calendar", "booking"} and entity.owner)):
        found.append(
            CalendarPage(
                name=f"{entity.name}_calendar",
                title=f"{entity.label} calendar",
                path=f"/{entity.path}/calendar",
                entity=entity.name,
                start=start,
                navigation=Navigation(label="Calendar", icon="calendar", order=65),
            )
        )
    return found


def _dashboard(entities: Sequence[Entity]) -> DashboardPage:
    stats = Stats(stats=tuple(Stat(label=e.label_plural, entity=e.name, icon=e.icon) for e in entities[:4]))
    charts: list[Section] = []
    for entity in entities:
        choice = next((field for field in entity.fields if field.type.kind == "choice"), None)
        if choice is not None:
            title = f"{entity.label_plural} by {choice.label.lower()}"
            charts.append(Chart(title=title, entity=entity.name, chart="donut", group_by=choice.name))
        charts.append(
            Chart(
                title=f"New {entity.label_plural.lower()} by month",
                entity=entity.name,
                chart="bar",
                group_by="created_at",
                by="month",
            )
        )
    return DashboardPage(
        name="dashboard",
        title="Dashboard",
        path="/dashboard",
        side="member",
        sections=(stats, *charts[:4]),
        navigation=Navigation(label="Dashboard", icon="layout-dashboard", order=5),
    )


def _named(book: _Book, page: StatedPage) -> None:
    """A page that the text names and that is no list of records yet becomes a page of words."""
    words = page.name.split()
    if page.name == "home" or not words or words[-1] not in _STATIC:
        return
    label = page.name[:1].upper() + page.name[1:]
    book.add(
        StaticPage(
            name=f"page_{snake(page.name)}",
            title=label,
            path=f"/{slug(page.name)}",
            sections=(Text(title=label, body=f"Everything about {page.name} will be found here."),),
            navigation=Navigation(label=label, icon="info", order=90),
            evidence=evidence("stated", (page.place,), page.confidence),
        )
    )


def _landing(
    kinds: Sequence[Kind], entities: Sequence[Entity], links: tuple[Link, ...], title: str
) -> LandingPage:
    blueprint = kinds[0].blueprint if kinds else None
    hero = Hero(
        title=blueprint.copy_text.tagline.rstrip(".") if blueprint else title,
        text=blueprint.about if blueprint else "",
        actions=links,
        imagery=blueprint.style.imagery if blueprint and blueprint.style.imagery != "none" else "",
    )
    sections: list[Section] = [hero]
    if entities:
        first = entities[0]
        sections.append(Records(title=f"Latest {first.label_plural.lower()}", entity=first.name))
    if len(entities) > 1:
        items = tuple(Item(title=e.label_plural, text=e.about, icon=e.icon) for e in entities[:3])
        sections.append(Highlights(title="What you find here", items=items))
    if links:
        words = blueprint.copy_text.call_to_action if blueprint else "Get started"
        sections.append(CallToAction(title=words, actions=links[:1]))
    return LandingPage(
        name="home",
        title=title,
        path="/",
        sections=tuple(sections),
        navigation=Navigation(label="Home", icon="home", order=0),
    )
