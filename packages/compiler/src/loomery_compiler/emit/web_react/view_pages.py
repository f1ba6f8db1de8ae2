"""Pages that show records in another way: board, calendar, map, chat, report."""

from typing import assert_never

from loomery_compiler.emit.web_react import looks
from loomery_compiler.emit.web_react.columns import show_relation, use_shown
from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.offers import offered
from loomery_compiler.emit.web_react.record_pages import Content, head, list_page, view_actions
from loomery_compiler.emit.web_react.sections import emit_section, figure_format, measure_query
from loomery_compiler.emit.web_react.types import is_many, nullable, relation_key
from loomery_compiler.emit.web_react.words import attribute, key, literal
from loomery_spec import Entity, Field
from loomery_spec.fields import ChoiceType, DateTimeType, DateType, IntegerType, MoneyType
from loomery_spec.pages import BoardPage, CalendarPage, ChatPage, ListPage, MapPage, ReportPage

ViewPage = BoardPage | CalendarPage | MapPage | ChatPage | ReportPage


def view_page(page: ViewPage, context: PageContext) -> Content:
    """Template and values of the page; a page whose field is missing becomes a list."""
    feature = Feature(context.site, context.site.names[page.entity])
    if not _complete(page, feature.entity):
        return list_page(_as_list(page), context)
    common: dict[str, object] = {
        "head": head(page, context),
        "stem": feature.names.stem,
        "tag": f"<{feature.names.stem}",
        "name": feature.entity.name,
        "label": literal(page.title),
        "label_plural": feature.entity.label_plural.replace('"', "'"),
        "href": feature.href,
    }
    context.imports.add("features/shared/Loaded", "Loaded") if not isinstance(page, CalendarPage) else None
    match page:
        case BoardPage():
            name, values = "Board.tsx", _board(page, feature, context)
        case CalendarPage():
            name, values = "Calendar.tsx", _calendar(page, feature, context)
        case MapPage():
            name, values = "Map.tsx", _map(page, feature, context)
        case ChatPage():
            name, values = "Chat.tsx", _chat(page, feature, context)
        case ReportPage():
            name, values = "Report.tsx", _report(page, feature, context)
        case _:
            assert_never(page)
    sections = [emit_section(section, context) for section in page.sections]
    return name, {**common, **values, "sections": [jsx for jsx in sections if jsx]}


def _complete(page: ViewPage, entity: Entity) -> bool:
    """Whether the entity has what the page is made by."""
    if isinstance(page, BoardPage):
        field = entity.field(page.group_by)
        return field is not None and isinstance(field.type, ChoiceType)
    if isinstance(page, CalendarPage):
        field = entity.field(page.start)
        return field is not None and isinstance(field.type, DateType | DateTimeType)
    if isinstance(page, MapPage):
        field = entity.field(page.geo)
        return field is not None and field.type.kind == "geo"
    return not isinstance(page, ChatPage) or entity.field(page.text) is not None


def _field(entity: Entity, name: str) -> Field:
    """The field of that name, which `_complete` has made sure of. Raises LookupError."""
    field = entity.field(name)
    if field is None:
        raise LookupError(f"{entity.name} has no field {name!r}")
    return field


def _as_list(page: ViewPage) -> ListPage:
    return ListPage(
        name=page.name, title=page.title, path=page.path, side=page.side, roles=page.roles,
        navigation=page.navigation, intro=page.intro, sections=page.sections, entity=page.entity,
    )  # fmt: skip


def _hooks(feature: Feature, context: PageContext, *names: str) -> None:
    context.imports.add(f"features/{feature.names.folder}/queries", *names)
    context.imports.types(f"api/{feature.names.folder}", feature.names.stem)


def _board(page: BoardPage, feature: Feature, context: PageContext) -> dict[str, object]:
    imports, names, entity = context.imports, feature.names, feature.entity
    field = _field(entity, page.group_by)
    choices = field.type.choices if isinstance(field.type, ChoiceType) else ()
    imports.use("SkeletonCards")
    imports.add("ui/Board", "Board")
    imports.types("ui/Board", "BoardColumn")
    machine = entity.states if entity.states and entity.states.field == page.group_by else None
    steps = [(key(step.name), step.target) for step in machine.transitions] if machine else []
    movable = not machine and feature.can_edit and field in feature.editable
    _hooks(feature, context, f"use{names.stem}List")
    if steps:
        _hooks(feature, context, f"use{names.stem}Transition")
    elif movable:
        _hooks(feature, context, f"useUpdate{names.stem}")
    if steps or movable:
        imports.use("messageOf", "useToast")
    if feature.href:
        imports.use("Link")
    columns = [
        f"{{ key: {literal(c.value)}, label: {literal(c.label)}"
        + (f', tone: "{c.tone}"' if c.tone != "neutral" else "")
        + " }"
        for c in choices
    ]
    return {
        "columns": columns,
        "steps": steps,
        "movable": movable,
        "group_by": page.group_by,
        "group_nullable": nullable(field),
        "actions": view_actions(feature, context),
        "notes": _notes(entity, page.group_by, context),
    }


def _notes(entity: Entity, group_by: str, context: PageContext) -> list[str]:
    """Small things on a card: a choice, a date, whom it belongs to."""
    names, imports = context.site.names[entity.name], context.imports
    choices = [f for f in entity.fields if isinstance(f.type, ChoiceType) and f.name != group_by][:1]
    dates = [f for f in entity.fields if isinstance(f.type, DateType | DateTimeType)][:1]
    found = [looks.known(field, use_shown(field, names, imports)) for field in [*choices, *dates]]
    relations = [relation for relation in entity.relations if not is_many(relation)][:1]
    return [*found, *(show_relation(relation, context.site, imports) for relation in relations)]


def _calendar(page: CalendarPage, feature: Feature, context: PageContext) -> dict[str, object]:
    imports, names, entity = context.imports, feature.names, feature.entity
    imports.use("ErrorState", "messageOf", "useState")
    imports.add("features/shared/monthAround", "monthAround")
    imports.add("ui/Calendar", "Calendar")
    imports.types("ui/calendarDays", "CalendarEvent")
    _hooks(feature, context, f"use{names.stem}List")
    start = _field(entity, page.start)
    end = entity.field(page.end) if page.end else None
    states = [f for f in entity.fields if isinstance(f.type, ChoiceType)]
    toned = [f for f in states if any(c.tone != "neutral" for c in f.type.choices)][:1]  # type: ignore[union-attr]
    tone = ""
    tones: list[tuple[str, str]] = []
    if toned and isinstance(toned[0].type, ChoiceType):
        tone = f"record.{toned[0].name}" + (' ?? ""' if nullable(toned[0]) else "")
        tones = [(key(c.value), c.tone) for c in toned[0].type.choices]
    return {
        "start": page.start,
        "start_nullable": nullable(start),
        "end": page.end if end is not None and isinstance(end.type, DateType | DateTimeType) else None,
        "tone": tone,
        "tones": tones,
        "actions": view_actions(feature, context),
    }


def _map(page: MapPage, feature: Feature, context: PageContext) -> dict[str, object]:
    imports, names, entity = context.imports, feature.names, feature.entity
    imports.use("SearchBox", "useState")
    imports.add("ui/PlaceMap", "PlaceMap")
    imports.add("ui/mapProjection", "parsePoint")
    imports.types("ui/mapProjection", "Place")
    _hooks(feature, context, f"use{names.stem}List")
    geo = _field(entity, page.geo)
    return {
        "geo": page.geo,
        "geo_nullable": nullable(geo),
        "subtitle": looks.subtitle(entity, context.site, imports),
        "actions": view_actions(feature, context),
    }


def _chat(page: ChatPage, feature: Feature, context: PageContext) -> dict[str, object]:
    imports, names, entity, site = context.imports, feature.names, feature.entity, context.site
    imports.use("RelativeTime")
    imports.add("ui/Chat", "Chat")
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}List")
    text = entity.field(page.text)
    relation = entity.relation(page.conversation) if page.conversation else None
    relation = relation if relation is not None and not is_many(relation) else None
    can_send = feature.can_create and text in feature.editable
    if can_send:
        imports.add("app/permissions", "useMay")
        imports.use("messageOf", "useToast")
        imports.add(f"features/{names.folder}/queries", f"useCreate{names.stem}")
    people = [r for r in entity.relations if r.target == "user" and not is_many(r)]
    author = next((r for r in people if r.name == entity.owner), people[0] if people else None)
    has_session = site.accounts and author is not None
    if has_session:
        imports.add("app/session", "useSession")
    values: dict[str, object] = {
        "text": page.text + (' ?? ""' if text is not None and nullable(text) else ""),
        "field": page.text,
        "author": looks.author(entity),
        "own": f"record.{author.name}_id === user?.id" if has_session and author else "false",
        "has_session": has_session,
        "can_send": can_send,
        "conversation": relation is not None,
        "conversation_filter": f"{relation.name}_id: of, " if relation else "",
        "conversation_input": f", {relation_key(relation)}: of" if relation else "",
        "other": "",
        "actions": [],
    }
    if relation is not None:
        other = Feature(site, site.names[relation.target])
        imports.use("Button", "EmptyState", "useState")
        imports.add(f"features/{other.names.folder}/queries", f"use{other.names.stem}List")
        values |= {"other": other.names.stem, "actions": view_actions(other, context)}
    return values


def _report(page: ReportPage, feature: Feature, context: PageContext) -> dict[str, object]:
    imports, names, entity = context.imports, feature.names, feature.entity
    imports.use("Card")
    for module, used in (
        ("ui/Block", ("Block",)), ("ui/Chart", ("Chart",)), ("ui/StatCard", ("StatCard", "StatGrid")),
        ("features/shared/ExportLink", ("ExportLink",)), ("features/shared/Figure", ("Figure",)),
        ("features/shared/figures", ("figureOf",)), (f"api/{names.folder}", (names.api,)),
        (f"features/{names.folder}/queries", (f"use{names.stem}List", f"use{names.stem}Stats")),
        (f"features/{names.folder}/{names.stem}Collection", (f"{names.stem}Collection",)),
    ):  # fmt: skip
        imports.add(module, *used)
    period = entity.field(page.period) if page.period else None
    if period is not None and not isinstance(period.type, DateType | DateTimeType):
        period = None
    if period is not None:
        imports.use("FilterRange", "useState")
    charts = _charts(page, feature, period.name if period else "created_at", bool(period))
    if charts:
        imports.add("features/shared/figures", "groupLabel")
    else:
        imports.drop("ui/Chart", "Chart")
        imports.drop("ui/Card", "Card")
    return {
        "api": names.api,
        "actions": offered(context, always="print"),
        "period": period.name if period else "",
        "period_label": attribute("x", period.label).strip()[2:] if period else "",
        "figures": _figures(feature, context, bool(period)),
        "charts": charts,
        "rest": ", ...chosen" if period else "",
    }


def _figures(feature: Feature, context: PageContext, chosen: bool) -> list[dict[str, str]]:
    entity = feature.entity
    rest = ", ...chosen" if chosen else ""
    asked: list[tuple[str, str, str | None]] = [(entity.label_plural, "count", None)]
    countable = [field for field in entity.fields if isinstance(field.type, MoneyType | IntegerType)][:3]
    asked += [(f"{field.label}, total", "sum", field.name) for field in countable]
    found = []
    for index, (label, op, name) in enumerate(asked, 1):
        how = figure_format(entity, name, op, context.imports)
        shown = f" format={{{how}}}" if how else ""
        found.append(
            {
                "name": f"figure{index}",
                "query": ", ".join(measure_query(op, name)) + rest,
                "label": literal(label),
                "value": f"<Figure value={{figureOf(figure{index}.data)}}{shown} />",
            }
        )
    return found


def _charts(page: ReportPage, feature: Feature, moment: str, chosen: bool) -> list[dict[str, str]]:
    """By month and by the first choice, unless the page brings charts of its own."""
    if any(section.kind == "chart" for section in page.sections):
        return []
    entity, rest = feature.entity, ", ...chosen" if chosen else ""
    plural = entity.label_plural
    found = [("area", f"{plural} by month", f'group_by: "{moment}", by: "month", measure: "count"{rest}')]
    choice = next((field for field in entity.fields if isinstance(field.type, ChoiceType)), None)
    if choice is not None:
        label = f"{plural} by {choice.label.lower()}"
        found.append(("donut", label, f'group_by: "{choice.name}", measure: "count"{rest}'))
    return [
        {"name": f"chart{index}", "kind": kind, "label": literal(label), "query": query}
        for index, (kind, label, query) in enumerate(found, 1)
    ]
