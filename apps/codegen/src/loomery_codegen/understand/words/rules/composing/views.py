"""Pages that show records another way: board, calendar, chat, ranking, history, figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from loomery_spec import Entity, Field
from loomery_spec.pages import (
    AnyPage,
    BoardPage,
    CalendarPage,
    ChatPage,
    DashboardPage,
    ListPage,
    Navigation,
    ReportPage,
)
from loomery_spec.sections import Chart, Filter, Measure, Section, Sort, Stat, Stats

_SCORES = (
    "score",
    "points",
    "rating",
    "rank",
    "earnings",
    "balance",
    "wins",
    "likes",
    "level",
    "total",
    "votes",
)
_NUMBERS = ("integer", "decimal", "money", "percent", "rating")


def views(entity: Entity, features: Collection[str]) -> list[AnyPage]:
    """The other views of one entity that its nature or the text asks for."""
    wanted = set(features)
    found: list[AnyPage | None] = [
        _board(entity) if entity.layout == "board" or wanted & {"tasks", "approval"} else None,
        _calendar(entity)
        if entity.layout == "calendar" or (wanted & {"calendar", "booking"} and entity.owner)
        else None,
        _chat(entity) if "chat" in wanted and "message" in entity.name else None,
    ]
    return [page for page in found if page is not None]


def _board(entity: Entity) -> BoardPage | None:
    if entity.states is None:
        return None
    return BoardPage(
        name=f"{entity.name}_board",
        title=f"{entity.label} board",
        path=f"/{entity.path}/board",
        entity=entity.name,
        group_by=entity.states.field,
        navigation=Navigation(label=f"{entity.label} board", icon="kanban", order=60),
    )


def _calendar(entity: Entity) -> CalendarPage | None:
    start = _first(entity, ("datetime", "date"), required=True)
    if start is None:
        return None
    return CalendarPage(
        name=f"{entity.name}_calendar",
        title=f"{entity.label} calendar",
        path=f"/{entity.path}/calendar",
        entity=entity.name,
        start=start.name,
        navigation=Navigation(label=f"{entity.label} calendar", icon="calendar-days", order=65),
    )


def _chat(entity: Entity) -> ChatPage | None:
    text = _first(entity, ("long_text", "text"))
    links = [link for link in entity.relations if link.target != "user" and link.kind == "many_to_one"]
    talk = next((link.name for link in links if "conversation" in link.target or "chat" in link.target), None)
    if text is None:
        return None
    return ChatPage(
        name=f"{entity.name}_chat",
        title="Chat",
        path=f"/{entity.path}/chat",
        entity=entity.name,
        text=text.name,
        conversation=talk,
        side="member",
        navigation=Navigation(label="Chat", icon="message-circle", order=55),
    )


def _first(entity: Entity, kinds: Collection[str], required: bool = False) -> Field | None:
    return next(
        (one for one in entity.fields if one.type.kind in kinds and (one.required or not required)), None
    )


def ranking(entities: Sequence[Entity]) -> ListPage | None:
    """The best first, where some entity has a number that ranks."""
    for entity in entities:
        for name in _SCORES:
            field = next(
                (one for one in entity.fields if name in one.name and one.type.kind in _NUMBERS), None
            )
            if field is not None:
                return ListPage(
                    name="ranking",
                    title="Ranking",
                    path="/ranking",
                    entity=entity.name,
                    sort=Sort(field=field.name, descending=True),
                    navigation=Navigation(label="Ranking", icon="trophy", order=50),
                )
    return None


def history(entities: Sequence[Entity], accounts: bool) -> ListPage | None:
    """What a person did so far, newest first; of messages also what others wrote."""
    entity = next((one for one in entities if one.owner), entities[0] if entities else None)
    if entity is None:
        return None
    alone = entity.archetype != "message"
    mine = (Filter(field=entity.owner, value="me"),) if accounts and entity.owner and alone else ()
    return ListPage(
        name="history",
        title="History",
        path="/history",
        entity=entity.name,
        side="member" if mine else "public",
        sort=Sort(field="created_at", descending=True),
        fixed=mine,
        navigation=Navigation(label="History", icon="history", order=70),
    )


def dashboard(entities: Sequence[Entity], title: str, accounts: bool) -> DashboardPage:
    """Key figures and charts over the main entities."""
    stats = Stats(stats=tuple(Stat(label=e.label_plural, entity=e.name, icon=e.icon) for e in entities[:4]))
    return DashboardPage(
        name="dashboard",
        title=title,
        path="/dashboard",
        side="member" if accounts else "public",
        sections=(stats, *charts(entities)[:4]),
        navigation=Navigation(label=title, icon="layout-dashboard", order=5),
    )


def report(entity: Entity, accounts: bool) -> ReportPage:
    """Figures of one entity over a chosen time."""
    return ReportPage(
        name="report",
        title="Reports",
        path="/reports",
        side="member" if accounts else "public",
        entity=entity.name,
        sections=tuple(charts([entity])),
        navigation=Navigation(label="Reports", icon="chart-column", order=68),
    )


def comparison(entities: Sequence[Entity], accounts: bool) -> ReportPage | None:
    """Numbers of one entity side by side, by what tells its records apart."""
    for entity in entities:
        numbers = [field for field in entity.fields if field.type.kind in _NUMBERS][:3]
        groups = [field.name for field in entity.fields if field.type.kind == "choice"]
        groups += [
            link.name for link in entity.relations if link.kind == "many_to_one" and link.target != "user"
        ]
        if not numbers or not groups:
            continue
        made = tuple(
            Chart(
                title=f"Average {field.label.lower()} by {groups[0].replace('_', ' ')}",
                entity=entity.name,
                group_by=groups[0],
                measure=Measure(op="avg", field=field.name),
            )
            for field in numbers
        )
        return ReportPage(
            name="comparison",
            title="Comparison",
            path="/comparison",
            side="member" if accounts else "public",
            entity=entity.name,
            sections=made,
            navigation=Navigation(label="Comparison", icon="scale", order=67),
        )
    return None


def charts(entities: Sequence[Entity]) -> list[Section]:
    """For each entity how many by choice, and how many by month."""
    found: list[Section] = []
    for entity in entities:
        choice = next((field for field in entity.fields if field.type.kind == "choice"), None)
        if choice is not None:
            title = f"{entity.label_plural} by {choice.label.lower()}"
            found.append(Chart(title=title, entity=entity.name, chart="donut", group_by=choice.name))
        title = f"New {entity.label_plural.lower()} by month"
        found.append(Chart(title=title, entity=entity.name, group_by="created_at", by="month"))
    return found
