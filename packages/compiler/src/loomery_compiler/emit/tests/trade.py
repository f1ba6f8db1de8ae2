"""Cases for the rules of a trade: data that a rule lets pass, and data that it must refuse."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from loomery_compiler.emit.tests.evaluate import UnknowableError, evaluate, fields_of, parse
from loomery_compiler.emit.tests.samples import Sample, in_order
from loomery_compiler.emit.tests.solve import holds, satisfy
from loomery_spec import constraints as rules
from loomery_spec import expressions as ex


@dataclass(frozen=True)
class RuleCases:
    """Cases for each kind of rule; none where the rule is not there or no data can be derived."""

    broken_checks: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    """Name, values to send, field that is named."""
    unique: list[tuple[tuple[str, ...], bool]] = field(default_factory=list)
    """Keys that may not agree."""
    overlaps: list[dict[str, Any]] = field(default_factory=list)
    capacities: list[dict[str, Any]] = field(default_factory=list)
    limits: list[dict[str, Any]] = field(default_factory=list)
    movements: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    sums: list[dict[str, Any]] = field(default_factory=list)


def rule_cases(sample: Sample) -> RuleCases:
    """All cases of an entity."""
    cases = RuleCases()
    for rule in sample.entity.constraints:
        match rule:
            case rules.Check():
                cases.broken_checks.extend(_check(sample, rule))
            case rules.UniqueTogether():
                cases.unique.extend(_unique(sample, rule))
            case rules.NoOverlap():
                cases.overlaps.extend(_overlap(sample, rule))
            case rules.Capacity():
                cases.capacities.extend(_capacity(sample, rule))
            case rules.Limit():
                cases.limits.extend(_limit(sample, rule))
            case rules.Movement():
                cases.movements.extend(_movement(sample, rule))
            case rules.LineItems():
                cases.lines.extend(_lines(sample, rule))
            case rules.SumsTo():
                cases.sums.extend(_sums(sample, rule))
            case _:
                pass
    return cases


def _sendable(sample: Sample, values: dict[str, Any]) -> bool:
    """Whether a form may send all of these."""
    return set(values) <= {item.name for item in sample.writable}


def key_of(sample: Sample, name: str) -> str:
    """The column of a field or relation."""
    return f"{name}_id" if sample.entity.relation(name) else name


def counts(sample: Sample, where: ex.Expression | None) -> dict[str, Any] | None:
    """Values with which a new record counts; none when that can't be said.

    A record is made in its first state, so only values that a form may send can change.
    """
    if where is None:
        return {}
    if sample.state and sample.first_state is None:
        return None
    record = {**sample.record, **({sample.state: sample.first_state} if sample.state else {})}
    changes = satisfy(sample.entity, record, [*sample.conditions, where])
    if changes is None or holds(where, {**record, **changes}) is not True:
        return None
    return changes if _sendable(sample, changes) else None


def _check(sample: Sample, rule: rules.Check) -> Iterator[tuple[str, dict[str, Any], str]]:
    others = [condition for condition in sample.conditions if condition != rule.condition]
    record = {**sample.record, **_begun_with(sample)}
    if _moments_of_making(sample) & set(fields_of(rule.condition)):
        return  # what breaks it depends on the day of the test
    values = satisfy(sample.entity, record, others, broken=rule.condition)
    if values and _sendable(sample, values):
        yield rule.message, values, _first_refusal(sample, {**record, **values})


def _moments_of_making(sample: Sample) -> set[str]:
    """Dates that the application fills in when a record is made."""
    return {item.name for item in sample.entity.fields if item.read_only and item.default in ("now", "today")}


def _begun_with(sample: Sample) -> dict[str, Any]:
    """Counters of a new record: nobody sends them, and they begin where they are set to."""
    return {
        item.name: item.default
        for item in sample.entity.fields
        if item.read_only and isinstance(item.default, int | float) and item.name in sample.record
    }


def _first_refusal(sample: Sample, record: dict[str, Any]) -> str:
    """The field that the first broken rule names: several may say the same, and the first one answers."""
    for rule in sample.entity.constraints:
        if isinstance(rule, rules.Check) and holds(rule.condition, record) is False:
            return rule.field or ""
        if isinstance(rule, rules.NoOverlap) and holds(in_order(rule), record) is False:
            return rule.end
    return ""


def _unique(sample: Sample, rule: rules.UniqueTogether) -> Iterator[tuple[tuple[str, ...], bool]]:
    sendable = {item.name for item in sample.writable} | {f"{name}_id" for name in sample.needs}
    keys = [key_of(sample, name) for name in rule.fields if name != sample.entity.owner]
    if set(keys) <= sendable:
        yield tuple(keys), sample.entity.owner in rule.fields


def _overlap(sample: Sample, rule: rules.NoOverlap) -> Iterator[dict[str, Any]]:
    given = counts(sample, rule.where)
    scope = [key_of(sample, name) for name in rule.scope if name != sample.entity.owner]
    start, end = parse(sample.values.get(rule.start)), parse(sample.values.get(rule.end))
    asked = {rule.start, rule.end}
    if given is None or not isinstance(start, date) or not isinstance(end, date) or asked & set(given):
        return
    known = set(scope) <= {f"{name}_id" for name in sample.needs}
    if not known or not _sendable(sample, dict.fromkeys(asked)):
        return
    length = end - start
    yield {
        "given": given,
        "scope": tuple(scope),
        "taken": {rule.start: _iso(start), rule.end: _iso(end)},
        "next": {rule.start: _iso(end), rule.end: _iso(end + length)},
        "backwards": {rule.start: _iso(end), rule.end: _iso(start)},
    }


def _iso(value: date | datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


def _capacity(sample: Sample, rule: rules.Capacity) -> Iterator[dict[str, Any]]:
    given = counts(sample, rule.where)
    if given is None or rule.relation not in sample.needs:
        return
    places = sample.values.get(rule.amount, 1) if rule.amount else 1
    if isinstance(places, int) and places > 0:
        yield {
            "parent": sample.needs[rule.relation],
            "key": f"{rule.relation}_id",
            "places": {rule.limit: places},
            "given": given,
        }


def _limit(sample: Sample, rule: rules.Limit) -> Iterator[dict[str, Any]]:
    given = counts(sample, rule.where)
    keys = [key_of(sample, name) for name in rule.scope if name != sample.entity.owner]
    sendable = {f"{name}_id" for name in sample.needs} | {item.name for item in sample.writable}
    if given is not None and set(keys) <= sendable and rule.maximum <= 20:
        yield {
            "scope": tuple(keys),
            "maximum": rule.maximum,
            "given": given,
        }


def _movement(sample: Sample, rule: rules.Movement) -> Iterator[dict[str, Any]]:
    if rule.event.on != "created" or rule.relation not in sample.needs:
        return
    try:
        amount = evaluate(rule.amount, sample.values)
    except UnknowableError:
        return
    if not isinstance(amount, int | float) or amount <= 0:
        return
    sign = 1 if rule.direction == "add" else -1
    yield {
        "key": f"{rule.relation}_id",
        "target": sample.needs[rule.relation],
        "field": rule.field,
        "before": amount * 3,
        "after": amount * 3 + sign * amount,
        "refused": rule.direction == "subtract" and rule.floor == 0,
    }


def _lines(sample: Sample, rule: rules.LineItems) -> Iterator[dict[str, Any]]:
    quantity = sample.values.get(rule.quantity)
    wanted = {rule.parent, rule.item}
    if isinstance(quantity, int | float) and wanted <= set(sample.needs):
        price = 2.5
        yield {
            "item_key": f"{rule.item}_id",
            "items": sample.needs[rule.item],
            "item_price": rule.item_price,
            "parent_key": f"{rule.parent}_id",
            "parents": sample.needs[rule.parent],
            "price_field": rule.price,
            "price": price,
            "total_field": rule.total,
            "total": quantity * price,
        }


def _sums(sample: Sample, rule: rules.SumsTo) -> Iterator[dict[str, Any]]:
    relation = sample.needs.get(rule.relation)
    if relation and rule.field in {item.name for item in sample.writable}:
        yield {"parent": relation, "key": f"{rule.relation}_id", "whole": {rule.field: rule.total}}
