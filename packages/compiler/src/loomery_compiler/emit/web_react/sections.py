"""Sections of pages as JSX; those that ask for data become components of their own."""

from typing import assert_never

from loomery_compiler.emit.web_react.context import PageContext, filter_query, session_line, sort_value
from loomery_compiler.emit.web_react.facts import facts_section, related_section
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS, Imports
from loomery_compiler.emit.web_react.tool import tool_section
from loomery_compiler.emit.web_react.types import relation_key
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec import Entity
from loomery_spec.fields import MoneyType, PercentType
from loomery_spec.sections import (
    CallToAction,
    Chart,
    EntityForm,
    Facts,
    Hero,
    Highlights,
    Item,
    Link,
    Questions,
    Records,
    Related,
    Section,
    Stat,
    Stats,
    Steps,
    Text,
    Tool,
)  # fmt: skip


def emit_section(  # noqa: C901 (one case for each kind of section)
    section: Section, context: PageContext
) -> str:
    """JSX of one section; empty where it says nothing on this page."""
    match section:
        case Hero():
            return _hero(section, context)
        case Text():
            return _text(section, context)
        case Highlights():
            return _highlights(section, context)
        case Steps():
            return _steps(section, context)
        case Questions():
            return _questions(section, context)
        case CallToAction():
            return _call(section, context)
        case Records():
            return _records(section, context)
        case Stats():
            return _stats(section, context)
        case Chart():
            return _chart(section, context)
        case Facts():
            return facts_section(section, context)
        case Related():
            return related_section(section, context)
        case EntityForm():
            return _form(section, context)
        case Tool():
            return tool_section(section, context)
        case _:
            assert_never(section)


def frame(
    context: PageContext, imports: Imports, title: str, action: str = "", centred: bool = False
) -> tuple[str, str]:
    """Opening and closing tag around a section."""
    name = "Section" if context.style == "site" else "Block"
    imports.add(f"ui/{name}", name)
    more = f" action={{{action}}}" if action else ""
    if context.style == "site":
        more += " centred" if centred and title else ""
        more += " band" if context.next_band() else ""
    return f"<{name}{attribute('title', title)}{more}>", f"</{name}>"


def _links(links: tuple[Link, ...], context: PageContext, inverse: bool = False) -> list[str]:
    """Buttons to pages; links that lead nowhere are left out."""
    found: list[str] = []
    for link in links:
        page = context.site.spec.page(link.page)
        if page is None or ":" in page.path:
            continue
        context.imports.use("ButtonLink")
        look = "inverse" if inverse else "primary" if not found else "secondary"
        if inverse and found:
            look = "secondary"
        found.append(
            f'<ButtonLink to="{page.path}" variant="{look}" size="large">'
            f"{{{literal(link.label)}}}</ButtonLink>"
        )
    return found


def _hero(section: Hero, context: PageContext) -> str:
    context.imports.add("ui/Hero", "Hero")
    buttons = _links(section.actions, context)
    actions = f" actions={{<>{''.join(buttons)}</>}}" if buttons else ""
    look = "centred" if context.site.spec.theme.mood in ("technical", "businesslike", "calm") else "split"
    if context.site.spec.theme.mood in ("energetic", "bold", "playful"):
        look = "banner"
        actions = actions.replace('variant="primary"', 'variant="inverse"')
    main = next((entity for entity in context.site.spec.entities if entity.name != "user"), None)
    drawn = ""
    if look == "split" and main is not None:
        icon = icon_component(main.icon)
        context.imports.add(ICONS, icon)
        drawn = f" icon={{{icon}}}"
    words = attribute("title", section.title) + attribute("text", section.text)
    return f'<Hero{words} look="{look}"{drawn}{actions} />'


def _text(section: Text, context: PageContext) -> str:
    context.imports.add("ui/Prose", "Prose")
    body = f"<Prose text={{{literal(section.body)}}} />"
    if context.style == "app":
        context.imports.use("Card")
        return f"<Card{attribute('title', section.title)}>{body}</Card>"
    start, end = frame(context, context.imports, section.title)
    return start + body + end


def _item(item: Item, imports: Imports, icons: bool) -> str:
    parts = [f"title: {literal(item.title)}"]
    if item.text:
        parts.append(f"text: {literal(item.text)}")
    if icons and item.icon:
        component = icon_component(item.icon, "Sparkles")
        imports.add(ICONS, component)
        parts.append(f"icon: {component}")
    return "{ " + ", ".join(parts) + " }"


def _highlights(section: Highlights, context: PageContext) -> str:
    context.imports.add("ui/FeatureGrid", "FeatureGrid")
    items = ", ".join(_item(item, context.imports, icons=True) for item in section.items)
    start, end = frame(context, context.imports, section.title)
    return f"{start}<FeatureGrid items={{[{items}]}} />{end}"


def _steps(section: Steps, context: PageContext) -> str:
    context.imports.add("ui/Steps", "Steps")
    items = ", ".join(_item(item, context.imports, icons=False) for item in section.items)
    start, end = frame(context, context.imports, section.title)
    return f"{start}<Steps items={{[{items}]}} />{end}"


def _questions(section: Questions, context: PageContext) -> str:
    context.imports.add("ui/Faq", "Faq")
    items = ", ".join(
        f"{{ question: {literal(item.title)}, answer: {literal(item.text)} }}" for item in section.items
    )
    start, end = frame(context, context.imports, section.title or "Questions and answers", centred=True)
    return f"{start}<Faq items={{[{items}]}} />{end}"


def _call(section: CallToAction, context: PageContext) -> str:
    context.imports.add("ui/Cta", "Cta")
    buttons = "".join(_links(section.actions, context, inverse=True))
    words = attribute("title", section.title) + attribute("text", section.text)
    return f"<Cta{words} actions={{<>{buttons}</>}} />"


def guard(entity: str, context: PageContext, imports: Imports) -> list[str]:
    """The line that asks whether the person may see the entity; none where everybody on the page may."""
    site = context.site
    may = set(site.may("view", entity))
    audience = site.audience(context.page)
    if site.everybody_may("view", entity) or (audience is not None and set(audience) <= may):
        return []
    imports.add("app/permissions", "useMay")
    return [f'const may = useMay("view", "{entity}");']


def _records(section: Records, context: PageContext) -> str:
    site = context.site
    names = site.names[section.entity]
    component, imports = context.part(section.title)
    imports.add("features/shared/Loaded", "Loaded")
    imports.use("SkeletonCards")
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}List")
    imports.add(f"features/{names.folder}/{names.stem}Collection", f"{names.stem}Collection")
    entries, needs_user = filter_query(names.entity, section.filters, imports)
    before = guard(section.entity, context, imports)
    guarded = bool(before)
    if needs_user and site.accounts:
        before.append(session_line(imports))
    all_path = site.list_path(section.entity)
    action = ""
    if all_path:
        imports.use("TextLink")
        action = f'<TextLink to="{all_path}">See all</TextLink>'
    start, end = frame(context, imports, section.title, action)
    query = [f"page_size: {section.limit}", f'sort: "{sort_value(section.sort)}"', *entries]
    return context.add_part(
        component,
        "Records.tsx",
        imports,
        title_words=section.title.replace("*/", ""),
        before=before,
        guard=guarded,
        enabled=", { enabled: may }" if guarded else "",
        stem=names.stem,
        tag=f"<{names.stem}",
        query=", ".join(query),
        open=start,
        close=end,
        nothing=f"No {names.entity.label_plural.lower()} yet.".replace('"', "'").replace("\\", ""),
        label=literal(section.title),
        layout=section.layout,
    )


def measure_query(op: str, field: str | None) -> list[str]:
    """Entries of a query for a figure."""
    return [f'measure: "{op}"', *([f'of: "{field}"'] if field and op != "count" else [])]


def figure_format(
    entity: Entity, field: str | None, op: str, imports: Imports, money: str = "showMoneyShort"
) -> str:
    """A function that words a figure, or nothing for plain numbers; `money` words amounts."""
    kind = entity.field(field).type if field and op != "count" and entity.field(field) else None  # type: ignore[union-attr]
    if isinstance(kind, MoneyType):
        imports.add("lib/show", money)
        return f'(value) => {money}(value, "{kind.currency}")'
    if isinstance(kind, PercentType):
        imports.add("lib/show", "showPercent")
        return "showPercent"
    return ""


def _stats(section: Stats, context: PageContext) -> str:
    component, imports = context.part(section.title or "figures")
    imports.add("features/shared/figures", "figureOf")
    band = context.style == "site"
    if band:
        imports.add("ui/StatsBand", "StatsBand")
    else:
        imports.add("ui/StatCard", "StatCard", "StatGrid")
    before: list[str] = []
    for name in dict.fromkeys(stat.entity for stat in section.stats):
        before = before or guard(name, context, imports)
    figures, asks = [], False
    for index, stat in enumerate(section.stats, 1):
        figure, needs_user = _figure(stat, index, context, imports, band)
        figures.append(figure)
        asks = asks or needs_user
    guarded = bool(before)
    if asks and context.site.accounts:
        before = [*before, session_line(imports)]
    start, end = frame(context, imports, section.title)
    return context.add_part(
        component,
        "Stats.tsx",
        imports,
        before=before,
        guard=guarded,
        figures=figures,
        band=band,
        open=start,
        close=end,
    )


def _figure(
    stat: Stat, index: int, context: PageContext, imports: Imports, band: bool
) -> tuple[dict[str, str], bool]:
    names = context.site.names[stat.entity]
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}Stats")
    entries, needs_user = filter_query(names.entity, stat.filters, imports)
    op, field = stat.measure.op, stat.measure.field
    query = ", ".join([*measure_query(op, field), *entries])
    imports.add("features/shared/Figure", "Figure")
    how = figure_format(names.entity, field, op, imports)
    shown = f" format={{{how}}}" if how else ""
    more = ""
    if not band:
        icon = icon_component(stat.icon or names.entity.icon)
        imports.add(ICONS, icon)
        more = f" icon={{{icon}}}"
        path = context.site.list_path(stat.entity)
        more += f' to="{path}"' if path else ""
    return {
        "name": f"figure{index}",
        "hook": f"use{names.stem}Stats({{ {query} }})",
        "label": literal(stat.label),
        "value": f"<Figure value={{figureOf(figure{index}.data)}}{shown} />",
        "more": more,
    }, needs_user


def _chart(section: Chart, context: PageContext) -> str:
    site = context.site
    names = site.names[section.entity]
    component, imports = context.part(section.title)
    imports.add("features/shared/Loaded", "Loaded")
    imports.add("features/shared/figures", "groupLabel")
    imports.add("ui/Chart", "Chart")
    imports.use("Card", "Skeleton")
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}Stats")
    before = guard(section.entity, context, imports)
    guarded = bool(before)
    entries, needs_user = filter_query(names.entity, section.filters, imports)
    if needs_user and site.accounts:
        before = [*before, session_line(imports)]
    by = [f'by: "{section.by}"'] if section.by != "value" else []
    query = [
        f'group_by: "{section.group_by}"',
        *by,
        *measure_query(section.measure.op, section.measure.field),
    ]
    shown = figure_format(
        names.entity, section.measure.field, section.measure.op, imports, "showMoneyCompact"
    )
    jsx = context.add_part(
        component,
        "Chart.tsx",
        imports,
        title_words=section.title.replace("*/", ""),
        before=before,
        guard=guarded,
        stem=names.stem,
        query=", ".join([*query, *entries]),
        label=literal(section.title),
        kind=section.chart,
        format=shown,
    )
    if context.style == "app":
        return jsx
    start, end = frame(context, context.imports, "")
    return start + jsx + end


def _form(section: EntityForm, context: PageContext) -> str:
    names = context.site.names[section.entity]
    if not context.site.may("create", section.entity):
        return ""
    component, imports = context.part(section.title)
    imports.use("Button", "Card", "EmptyState", "CheckIcon", "useState")
    imports.add(f"features/{names.folder}/{names.stem}Form", f"{names.stem}Form")
    look = [f"submitLabel={{{literal(section.submit_label)}}}"]
    wanted = form_fields(section.fields, names.entity, context)
    if wanted:
        look.append(f"fields={{{literal(wanted)}}}")
    before: list[str] = []
    if not context.site.everybody_may("create", section.entity):
        imports.add("app/permissions", "useMay")
        before.append(f'const may = useMay("create", "{section.entity}");')
    start, end = frame(context, imports, section.title if context.style == "site" else "")
    title = attribute("title", section.title) if context.style == "app" else ""
    if context.style == "site":
        start, end = f'{start}<div className="mx-auto max-w-2xl">', f"</div>{end}"
    return context.add_part(
        component,
        "Form.tsx",
        imports,
        title_words=section.title.replace("*/", ""),
        before=before,
        guard=bool(before),
        tag=f"<{names.stem}",
        look=look,
        thanks=literal(section.thanks),
        wrap_open=start,
        wrap_close=end,
        card_title=title,
    )


def form_fields(wanted: tuple[str, ...], entity: Entity, context: PageContext) -> list[str]:
    """The names of a form's inputs for the fields and relations that a specification names."""
    feature = Feature(context.site, context.site.names[entity.name])
    known = {field.name: field.name for field in feature.editable}
    known |= {relation.name: relation_key(relation) for relation in feature.pickable}
    return [known[name] for name in wanted if name in known]
