"""Charts written as "points by team: bar" with their entity, group and measure found."""

from typing import Final, Literal, TypeAlias

from loomery_spec import Entity, Field
from loomery_spec.sections import Chart, Measure
from loomery_templates.catalogue.to_spec.labels import label
from loomery_templates.catalogue.to_spec.members import (
    amount_field,
    date_fields,
    kind_field,
    member_named,
    own_words,
)
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["CHART_KINDS", "chart", "split_chart"]

_ChartKind: TypeAlias = Literal["bar", "line", "area", "donut", "funnel"]
_By: TypeAlias = Literal["value", "day", "week", "month", "year"]

CHART_KINDS: Final[dict[str, _ChartKind]] = {
    "bar": "bar", "bars": "bar", "column": "bar", "columns": "bar", "stacked bar": "bar", "histogram": "bar",
    "line": "line", "lines": "line", "sparkline": "line", "candle": "line", "candlestick": "line",
    "curve": "line",
    "scatter": "line", "area": "area", "stacked area": "area", "donut": "donut", "doughnut": "donut",
    "pie": "donut",
    "gauge": "donut", "ring": "donut", "funnel": "funnel", "heatmap": "bar", "heat map": "bar",
    "radar": "bar",
    "treemap": "donut", "map": "bar", "table": "bar", "timeline": "line", "calendar": "bar", "tree": "bar",
    "waterfall": "bar", "network": "bar", "number": "bar", "gantt": "bar", "word cloud": "bar",
}  # fmt: skip
_TIMES: Final[dict[str, _By]] = {
    "hour": "day", "day": "day", "daily": "day", "week": "week", "weekly": "week", "weekday": "day",
    "month": "month", "monthly": "month", "quarter": "month", "year": "year", "yearly": "year",
    "season": "month",
    "time": "month", "trend": "month", "history": "month", "night": "day", "minute": "day", "today": "day",
}  # fmt: skip
_AVERAGES: Final = word_set(
    "average mean rate rating temperature height weight age percent share level speed quality score"
)


_INCOME = {"income", "revenue", "takings", "sales", "earnings", "turnover", "spending", "cost", "costs"}


def split_chart(written: str) -> tuple[str, _ChartKind] | None:
    """`points by team: bar` -> ("points by team", "bar"); None when the kind is unknown."""
    what, colon, kind = written.rpartition(":")
    found = CHART_KINDS.get(kind.strip().lower())
    return (what.strip(), found) if colon and found and what.strip() else None


def _group(entity: Entity, phrase: str) -> tuple[str, _By] | None:
    """What a chart goes by, from the words after "by" or "per"."""
    said = words(phrase)
    times = [_TIMES[word] for word in said if word in _TIMES]
    member = member_named(entity, phrase) or next(
        (found for word in said if (found := member_named(entity, word))), None
    )
    if member and _groupable(entity, member):
        field = entity.field(member)
        if field and field.type.kind in {"date", "datetime"}:
            return member, times[0] if times else "month"
        return member, "value"
    if times:
        dates = date_fields(entity)
        return (dates[0].name if dates else "created_at"), times[0]
    return None


def _groupable(entity: Entity, member: str) -> bool:
    field = entity.field(member)
    if field is None:
        relation = entity.relation(member)
        return relation is not None and relation.kind in ("many_to_one", "one_to_one")
    return field.type.kind in {"choice", "boolean", "date", "datetime", "text", "rating"}


def _usual_group(entity: Entity, kind: _ChartKind) -> tuple[str, _By]:
    """Lines go along time; slices and bars go by state or kind, else by what records belong to."""
    dates = date_fields(entity)
    by_kind = kind_field(entity)
    if kind in {"line", "area"} or by_kind is None:
        link = next((item.name for item in entity.relations if item.kind == "many_to_one"), None)
        if kind not in {"line", "area"} and link:
            return link, "value"
        return (dates[0].name if dates else "created_at"), "month"
    return by_kind.name, "value"


def _fit(entity: Entity, what: str, group: str) -> int:
    """How well an entity answers: named itself, a number named, the group known."""
    said = set(words(what))
    fit = 4 if own_words(entity.name) & said else 0
    fit += 3 if amount_field(entity, said) else 0
    fit += 2 if group and _group(entity, group) else 0
    return fit


def _best(scope: Scope, what: str, group: str, home: Entity | None) -> Entity | None:
    ranked = [
        (
            _fit(entity, what, group) + (2 if home is not None and entity.name == home.name else 0),
            -place,
            entity,
        )
        for place, entity in enumerate(scope.entities.values())
        if not entity.system
    ]
    return max(ranked, key=lambda item: item[:2], default=(0, 0, None))[2]


def _money(entity: Entity) -> Field | None:
    return next((field for field in entity.fields if field.type.kind == "money"), None)


def _measure(entity: Entity, what: str) -> Measure:
    said = set(words(what))
    field = amount_field(entity, said) or (_money(entity) if _INCOME & said else None)
    if field is None:
        return Measure()
    average = field.type.kind in {"percent", "rating"} or bool(_AVERAGES & (said | own_words(field.name)))
    return Measure(op="avg" if average else "sum", field=field.name)


def chart(written: str, scope: Scope, home: Entity | None = None) -> Chart | None:
    """The chart that the words ask for, over the entity that fits best; None when no entity is kept or no
    kind given.

    `home` is the entity of the page, which is preferred.
    """
    parts = split_chart(written)
    if parts is None:
        return None
    title, kind = parts
    what, group = title, ""
    for mark in (" by ", " per ", " over ", " each ", " of the last "):
        before, found, after = title.partition(mark)
        if found:
            what, group = before, after
            break
    if title.startswith(("by ", "per ")):
        what, group = "", title.partition(" ")[2]
    entity = _best(scope, what, group, home)
    if entity is None:
        return None
    group_by, by = (group and _group(entity, group)) or _usual_group(entity, kind)
    measure = _measure(entity, what)
    if measure.field == group_by:
        measure = Measure()
    return Chart(
        title=label(title.replace(" ", "_")) if title.islower() else title[:1].upper() + title[1:],
        entity=entity.name,
        chart=kind,
        group_by=group_by,
        by=by,
        measure=measure,
        evidence=entity.evidence,
    )
