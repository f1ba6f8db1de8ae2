"""Key figures and charts that the fields of an entity offer."""

from collections.abc import Iterator

from loomery_spec import AppSpec, Entity, Field
from loomery_spec.fields import (
    BooleanType,
    ChoiceType,
    DateTimeType,
    DateType,
    MoneyType,
    PercentType,
    RatingType,
)
from loomery_spec.sections import Chart, Filter, Measure, Records, Sort, Stat

AVERAGED = (PercentType, RatingType)


def stored(entity: Entity, *kinds: type) -> list[Field]:
    """Fields of these kinds that are kept, not derived."""
    return [field for field in entity.fields if isinstance(field.type, kinds) and field.computed is None]


def stats_of(entity: Entity) -> Iterator[Stat]:
    """How many there are, how many are in the first open state, sums of money, average marks."""
    yield Stat(label=entity.label_plural, entity=entity.name, icon=entity.icon)
    if entity.states:
        field = entity.field(entity.states.field)
        if field and isinstance(field.type, ChoiceType):
            first = next((c for c in field.type.choices if c.value == entity.states.initial), None)
            if first:
                waiting = Filter(field=field.name, value=first.value)
                label = f"{entity.label_plural}: {first.label.lower()}"
                yield Stat(label=label, entity=entity.name, filters=(waiting,), icon="clock")
    for money in stored(entity, MoneyType)[:1]:
        label = f"{money.label}, total"
        yield Stat(
            label=label, entity=entity.name, measure=Measure(op="sum", field=money.name), icon="banknote"
        )
    for mark in stored(entity, *AVERAGED)[:1]:
        label = f"{mark.label}, average"
        yield Stat(label=label, entity=entity.name, measure=Measure(op="avg", field=mark.name), icon="star")
    for yes in stored(entity, BooleanType)[:1]:
        label = f"{entity.label_plural}: {yes.label.lower()}"
        yield Stat(
            label=label, entity=entity.name, filters=(Filter(field=yes.name, value=True),), icon="check"
        )


def charts_of(spec: AppSpec, entity: Entity) -> Iterator[Chart]:
    """Shares by choice, course over time, and numbers by what a record belongs to."""
    several = len(spec.entities) > 1
    start = f"{entity.label_plural} by " if several else "By "
    for choice in stored(entity, ChoiceType)[:2]:
        few = isinstance(choice.type, ChoiceType) and len(choice.type.choices) <= 5
        title = start + choice.label.lower()
        yield Chart(title=title, entity=entity.name, chart="donut" if few else "bar", group_by=choice.name)
    yield _over_time(entity)
    owners = {entity.owner, "user"}
    for relation in entity.relations:
        if relation.kind == "many_to_one" and relation.name not in owners and relation.target != "user":
            title = start + relation.label.lower()
            yield Chart(title=title, entity=entity.name, chart="bar", group_by=relation.name)
            return


def _over_time(entity: Entity) -> Chart:
    """A sum of money by month where there is one, else the number of records."""
    dates = stored(entity, DateType, DateTimeType)
    when = dates[0].name if dates else "created_at"
    amounts = stored(entity, MoneyType)
    measure = Measure(op="sum", field=amounts[0].name) if amounts else Measure()
    title = f"{amounts[0].label if amounts else entity.label_plural} by month"
    return Chart(title=title, entity=entity.name, chart="line", group_by=when, by="month", measure=measure)


def latest_of(entity: Entity, *, limit: int = 5) -> Records:
    """The newest records."""
    return Records(
        title=f"Latest {entity.label_plural.lower()}",
        entity=entity.name,
        layout="table",
        limit=limit,
        sort=Sort(field="created_at", descending=True),
    )
