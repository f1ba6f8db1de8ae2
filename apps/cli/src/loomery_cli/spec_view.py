"""A plan for people: what was understood, with the words it came from, and what was not."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from loomery_codegen.understand.planner import Plan
from loomery_spec import AppSpec, Element, Entity, Evidence, Field, Relation

_MARKS = {"stated": "", "implied": " ·", "assumed": " ∘", "edited": " ✎"}
_STATUS = {"realised": ("✓", "green"), "partly": ("◐", "yellow"), "not_understood": ("✗", "red")}


def _mark(evidence: Evidence | None) -> str:
    return _MARKS[evidence.source] if evidence else ""


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column)
    return table


def _spans(elements: Iterator[Element]) -> list[tuple[int, int]]:
    found = [element.evidence for element in elements if element.evidence]
    return [(span.start, span.end) for evidence in found for span in evidence.spans]


def _elements(spec: AppSpec) -> Iterator[Element]:
    for entity in spec.entities:
        yield entity
        yield from entity.fields
        yield from entity.relations
    yield from spec.roles
    yield from spec.pages
    yield from spec.features
    yield spec.theme


def underlined(spec: AppSpec) -> Text:
    """The description with the words underlined that became something."""
    text = Text(spec.description)
    for start, end in _spans(_elements(spec)):
        text.stylize("underline", start, end)
    return text


def _field(field: Field) -> str:
    flags = "*" if field.required else ""
    return f"{field.name}{flags}: {field.type.kind}{_mark(field.evidence)}"


def _relation(relation: Relation) -> str:
    many = relation.kind in ("many_to_many", "one_to_many")
    return f"{relation.name} → {'many ' if many else ''}{relation.target}{_mark(relation.evidence)}"


def _entities(entities: tuple[Entity, ...]) -> Table:
    table = _table("Keeps", "Fields (* required)", "Leads to")
    for entity in entities:
        fields = "\n".join(_field(field) for field in entity.fields)
        relations = "\n".join(_relation(relation) for relation in entity.relations)
        table.add_row(f"[bold]{entity.label}[/]{_mark(entity.evidence)}", fields, relations)
        table.add_section()
    return table


def _roles(spec: AppSpec) -> Table:
    table = _table("Role", "May")
    for role in spec.roles:
        grants = [grant for grant in spec.grants if grant.role == role.name]
        lines = [
            f"{', '.join(grant.actions)} {'own ' if grant.scope == 'own' else ''}{grant.entity}"
            for grant in grants
        ]
        table.add_row(f"[bold]{role.label}[/]{_mark(role.evidence)}", "\n".join(lines) or "–")
    return table


def _pages(spec: AppSpec) -> Table:
    table = _table("Page", "Kind", "Address", "Side")
    for page in spec.pages:
        table.add_row(f"{page.title}{_mark(page.evidence)}", page.kind, page.path, page.side)
    return table


def coverage_table(plan: Plan) -> Table:
    """The fate of each sentence."""
    table = _table("", "Sentence", "Became", "Not understood")
    for item in plan.coverage:
        mark, colour = _STATUS[item.status]
        table.add_row(
            f"[{colour}]{mark}[/]",
            Text(item.sentence),
            Text(", ".join(item.elements)),
            Text(", ".join(item.missed)),
        )
    return table


def show_plan(plan: Plan, console: Console) -> None:
    """Print what was understood, then the findings; of a failed plan only these."""
    if not plan.report.failed:
        _show_understood(plan, console)
    for item in plan.report.found:
        colour = {"error": "red", "warning": "yellow", "info": "dim"}[item.severity]
        console.print(Text(str(item), style=colour))


def _show_understood(plan: Plan, console: Console) -> None:
    spec = plan.spec
    palette = spec.theme.palette
    parts: list[RenderableType] = [
        Text.assemble((spec.name, "bold"), "  ", (spec.summary, "dim")),
        underlined(spec),
        "",
        _entities(spec.entities) if spec.entities else Text("It keeps no records."),
        "",
        _roles(spec),
        "",
        _pages(spec),
        "",
        f"Features: {', '.join(use.feature + _mark(use.evidence) for use in spec.features) or '–'}",
        f"Colours: background {palette.background}, primary {palette.primary}; mood {spec.theme.mood}",
        "[dim]no mark: stated  · implied  ∘ assumed[/]",
        "",
        coverage_table(plan),
    ]
    console.print(Group(*parts))
