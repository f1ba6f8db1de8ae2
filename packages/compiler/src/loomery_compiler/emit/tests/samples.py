"""A believable record of each entity that keeps every rule, as the derived tests start from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from loomery_compiler.emit.tests.evaluate import UnknowableError, depends_on_time, evaluate, fields_of
from loomery_compiler.emit.tests.literals import Code
from loomery_compiler.emit.tests.parents import asked_of, asked_over, with_values
from loomery_compiler.emit.tests.solve import holds, satisfy, some_record
from loomery_compiler.emit.tests.values import filled, valid
from loomery_spec import AppSpec, Entity, Field, Relation, Transition
from loomery_spec import constraints as rules
from loomery_spec import expressions as ex
from loomery_spec import fields as types
from loomery_spec.behaviour import RecordEvent, SetField, Workflow
from loomery_spec.constraints import UniqueTogether

PLENTY = 500
"""Places, stock and balances that no single sample uses up."""
DAYS = (types.DateType, types.DateTimeType)
SYSTEM_KEYS = frozenset({"id", "created_at", "updated_at", "can"})


@dataclass(frozen=True)
class Sample:
    """What a record of an entity looks like."""

    spec: AppSpec
    entity: Entity
    values: dict[str, Any] = field(hash=False)
    """JSON values of all fields that are kept, by name."""
    asks: dict[str, dict[str, Any]] = field(hash=False, default_factory=dict)
    """For each required relation, the state that the other record must be in."""
    links: dict[str, Any] = field(hash=False, default_factory=dict)
    """For each relation to one record, what stands for that record; none: it leads nowhere."""

    @cached_property
    def record(self) -> dict[str, Any]:
        """Values and relations, as conditions read them."""
        return {**self.values, **self.links}

    @cached_property
    def first_state(self) -> str | None:
        """The state of a record that somebody has just made; none when that can't be said."""
        found: Any = self.entity.states.initial if self.entity.states else None
        for flow in self.spec.workflows:
            now = {**self.record, self.state: found}
            sets = _set_when_made(flow, self.entity, self.state)
            if sets is None or (flow.condition is not None and holds(flow.condition, now) is False):
                continue
            if flow.condition is not None and holds(flow.condition, now) is None:
                return None
            try:
                found = evaluate(sets, now)
            except UnknowableError:
                return None
        return found if isinstance(found, str) else None

    def given(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Changes as they are handed to the tests: keys of relations, and records that are made for them."""
        return {
            (f"{name}_id" if name in self.links else name): (
                Code("A_RECORD") if name in self.links and value is not None else value
            )
            for name, value in changes.items()
        }

    @property
    def state(self) -> str:
        """The field that holds the state; empty when there is none."""
        return self.entity.states.field if self.entity.states else ""

    @cached_property
    def writable(self) -> tuple[Field, ...]:
        """Fields that whoever makes or edits a record may set."""
        return tuple(item for item in self.entity.fields if is_writable(self.spec, self.entity, item))

    @cached_property
    def conditions(self) -> tuple[ex.Expression, ...]:
        """Conditions that each record keeps."""
        return tuple(conditions_of(self.entity))

    def needed_for(self, step: Transition) -> dict[str, Any] | None:
        """Values, besides the state, that every rule and the guard ask for before and after a step; none: not found."""
        around = [
            with_values(condition, {self.state: state})
            for condition in self.conditions
            for state in (*step.sources, step.target)
        ]
        given = satisfy(
            self.entity, self.record, [*around, *([step.guard] if step.guard is not None else [])]
        )
        if given is None:
            return None
        return self.given({name: value for name, value in given.items() if name != self.state})

    @cached_property
    def derived(self) -> dict[str, float]:
        """Computed numbers whose value follows from the record alone, on any day."""
        found: dict[str, float] = {}
        steady = {name: value for name, value in self.values.items() if value == filled(value, 1)}
        for item in self.entity.fields:
            if item.computed is None or depends_on_time(item.computed):
                continue
            try:
                value = evaluate(item.computed, steady)
            except UnknowableError:
                continue
            if isinstance(value, int | float) and not isinstance(value, bool):
                found[item.name] = value
        return found

    @cached_property
    def needs(self) -> dict[str, str]:
        """Relations, except to the owner, without which no record is made, and the entities they lead to."""
        return {
            relation.name: relation.target
            for relation in self.entity.relations
            if (is_needed(self.entity, relation) or self.links.get(relation.name) is not None)
            and self.spec.entity(relation.target)
        }

    @cached_property
    def leads(self) -> dict[str, str]:
        """All relations to one record, and where they lead."""
        return {
            relation.name: relation.target
            for relation in self.entity.relations
            if relation.kind in ("many_to_one", "one_to_one") and self.spec.entity(relation.target)
        }

    @cached_property
    def single(self) -> tuple[str, ...]:
        """Relations at whose end only one record of the entity may stand."""
        links = (item for item in self.entity.relations if item.kind == "one_to_one")
        return tuple(item.name for item in links if self.spec.entity(item.target))

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """Numbers and days that no two records may share."""
        unique = [rule for rule in self.entity.constraints if isinstance(rule, UniqueTogether)]
        alone = {rule.fields[0] for rule in unique if len(rule.fields) == 1}
        alone |= {name for rule in unique for name in self._telling_apart(rule)}
        alone |= {
            item.name
            for condition in self.conditions
            if alone & fields_of(condition)
            for item in self.entity.fields
            if isinstance(item.type, DAYS) and item.name in fields_of(condition)
        }
        return tuple(
            item.name
            for item in self.entity.fields
            if (item.unique or item.name in alone)
            and (isinstance(self.values.get(item.name), int | float) or isinstance(item.type, DAYS))
        )

    def _telling_apart(self, rule: UniqueTogether) -> list[str]:
        """The last number or day of values that must differ together, where nothing else among them differs anyway."""
        differs = any(
            name in self.needs or self.values.get(name) != filled(self.values.get(name), 1)
            for name in rule.fields
        )
        numbers = [name for name in rule.fields if isinstance(self.values.get(name), int | float)]
        days = [name for name in rule.fields if isinstance(_type_of(self.entity, name), DAYS)]
        return [] if differs else numbers[-1:] or days[-1:]

    @cached_property
    def change(self) -> dict[str, Any]:
        """Another value for one field: a change that every rule allows; empty when no field can change."""
        if self.entity.name == "user":
            return {"name": "Robin Example"}
        ruled = {name for rule in self.entity.constraints for name in _names(rule)}
        free = [item for item in self.writable if item.name not in ruled and not item.unique]
        # Moments last: a form shows them in local time, so that what is typed is not what is kept.
        for item in sorted((*free, *self.writable), key=lambda one: isinstance(one.type, types.DateTimeType)):
            value = valid(item, 1)
            value = filled(value, 2)
            old = self.values.get(item.name)
            if value in (old, ""):
                continue
            trial = {**self.record, item.name: value}
            if satisfy(self.entity, trial, self.conditions) == {}:
                return {item.name: value}
        return {}


def _type_of(entity: Entity, name: str) -> types.FieldType | None:
    found = entity.field(name)
    return found.type if found else None


def samples_of(spec: AppSpec) -> dict[str, Sample]:
    """A sample for each entity, by name."""
    plenty = set(_drawn_from(spec))
    links = {entity.name: links_of(spec, entity) for entity in spec.entities}
    values = {entity.name: _values(spec, entity, plenty, links[entity.name]) for entity in spec.entities}
    for entity in spec.entities:
        asked = list(asked_of(spec, entity, values))
        own = [*conditions_of(entity), *visible_when(entity)]
        record = {**values[entity.name], **links[entity.name]}
        kept = satisfy(entity, record, [*own, *asked]) if asked else None
        state = entity.states.field if entity.states else ""
        for name, value in (kept or {}).items():
            if name != state:
                (links if name in links[entity.name] else values)[entity.name][name] = value
    return {
        entity.name: Sample(
            spec, entity, values[entity.name], _asks(spec, entity, values), links[entity.name]
        )
        for entity in spec.entities
    }


def links_of(spec: AppSpec, entity: Entity) -> dict[str, Any]:
    """What stands at the ends of relations to one record, the owner aside, while no rule asks for more."""
    return {
        relation.name: some_record(relation) if relation.required else None
        for relation in entity.relations
        if relation.kind in ("many_to_one", "one_to_one")
        and relation.name != entity.owner
        and spec.entity(relation.target)
    }


def _asks(spec: AppSpec, entity: Entity, values: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """States that records must be in before one of this entity may refer to them."""
    asks: dict[str, dict[str, Any]] = {}
    for relation in entity.relations:
        target = spec.entity(relation.target)
        if target is None or target.states is None or not is_needed(entity, relation):
            continue
        asked = list(asked_over(entity, relation.name, values[entity.name]))
        kept = satisfy(target, values[target.name], [*conditions_of(target), *asked]) if asked else None
        state = target.states.field
        if kept and state in kept:
            asks[relation.name] = {state: kept[state]}
    return asks


def is_needed(entity: Entity, relation: Relation) -> bool:
    """Whether a record can't be without it; the owner is set by the application."""
    to_one = relation.kind in ("many_to_one", "one_to_one")
    return to_one and relation.required and relation.name != entity.owner


def is_writable(spec: AppSpec, entity: Entity, item: Field) -> bool:
    """Whether a form may set the field."""
    is_state = entity.states is not None and entity.states.field == item.name
    account = entity.name == "user" and item.name in ("email", "name", "role")
    by_rules = (entity.name, item.name) in {*_set_by_lines(spec), *_set_by_workflows(spec)}
    return not (item.computed or item.read_only or item.by_house or is_state or by_rules or account)


def conditions_of(entity: Entity) -> Iterator[ex.Expression]:
    """Rules about the values of one record, said as conditions."""
    for rule in entity.constraints:
        if isinstance(rule, rules.Check):
            yield rule.condition
        elif isinstance(rule, rules.NoOverlap):
            yield in_order(rule)


def in_order(rule: rules.NoOverlap) -> ex.Expression:
    """What a rule about times asks of each record: the end comes after the start."""
    return ex.Binary(op="gt", left=ex.FieldRef(path=(rule.end,)), right=ex.FieldRef(path=(rule.start,)))


def visible_when(entity: Entity) -> tuple[ex.Expression, ...]:
    """Conditions under which records are shown at all."""
    return tuple(rule.condition for rule in entity.constraints if isinstance(rule, rules.Visibility))


def _values(
    spec: AppSpec, entity: Entity, plenty: set[tuple[str, str]], links: dict[str, Any]
) -> dict[str, Any]:
    """Values that keep every rule; `links` grow by records that a rule asks for."""
    values: dict[str, Any] = {}
    for item in entity.fields:
        if item.computed is not None or item.name in SYSTEM_KEYS:
            continue
        values[item.name] = valid(item)
        if (entity.name, item.name) in plenty:
            values[item.name] = _plenty(item)
    if entity.states:
        values[entity.states.field] = entity.states.initial
    record = {**values, **links}
    kept = satisfy(entity, record, [*conditions_of(entity), *visible_when(entity)])
    if kept is None:
        kept = satisfy(entity, record, list(conditions_of(entity)))
    for name, value in (kept or {}).items():
        (links if name in links else values)[name] = value
    return values


def _plenty(item: Field) -> Any:
    most = getattr(item.type, "max", None)
    number = PLENTY if most is None else min(PLENTY, most)
    return int(number) if isinstance(item.type, types.IntegerType) else number


def _drawn_from(spec: AppSpec) -> Iterator[tuple[str, str]]:
    """Numbers that records of other entities use up."""
    for entity in spec.entities:
        for rule in entity.constraints:
            match rule:
                case rules.Capacity(relation=name, limit=number):
                    yield _target(entity, name), number
                case rules.Movement(relation=name, field=number):
                    yield _target(entity, name), number


def _target(entity: Entity, relation: str) -> str:
    found = entity.relation(relation)
    return found.target if found else ""


def _set_by_lines(spec: AppSpec) -> Iterator[tuple[str, str]]:
    """Prices that lines copy, and totals of their parents."""
    for entity in spec.entities:
        for rule in entity.constraints:
            if isinstance(rule, rules.LineItems):
                yield entity.name, rule.price
                parent = entity.relation(rule.parent)
                if parent:
                    yield parent.target, rule.total


def _set_by_workflows(spec: AppSpec) -> Iterator[tuple[str, str]]:
    """Values that change by themselves when a record is made or changed."""
    for flow in spec.workflows:
        if isinstance(flow.trigger, RecordEvent) and flow.trigger.on in ("created", "updated"):
            for action in flow.actions:
                if isinstance(action, SetField) and action.relation is None:
                    yield flow.trigger.entity, action.field


def _set_when_made(flow: Workflow, entity: Entity, name: str) -> ex.Expression | None:
    """What a workflow makes of a field of a record that was just made; none when it leaves it alone."""
    start = flow.trigger
    if not isinstance(start, RecordEvent) or start.entity != entity.name or start.on != "created":
        return None
    set_ = [action for action in flow.actions if isinstance(action, SetField) and action.relation is None]
    return next((action.value for action in reversed(set_) if action.field == name), None)


def _names(rule: rules.Constraint) -> Iterator[str]:
    for value in rule.model_dump().values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from (item for item in value if isinstance(item, str))
