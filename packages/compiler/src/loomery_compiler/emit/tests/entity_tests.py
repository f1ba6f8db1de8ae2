"""`api/tests/test_<entity>.py`: what the API does with the records of one entity, and what it refuses."""

from collections.abc import Iterator
from typing import Any

from loomery_compiler.emit.names import names_in
from loomery_compiler.emit.render import render
from loomery_compiler.emit.tests.actors import SELF, keeper, offered, reach
from loomery_compiler.emit.tests.lists import filtered, ordered, searched
from loomery_compiler.emit.tests.literals import WIDTH, Call, assign
from loomery_compiler.emit.tests.matrix import creatable_by
from loomery_compiler.emit.tests.samples import Sample, is_needed, visible_when
from loomery_compiler.emit.tests.solve import satisfy
from loomery_compiler.emit.tests.steps import StepCase, approval, by_call, guarded, impossible, possible
from loomery_compiler.emit.tests.trade import rule_cases
from loomery_compiler.emit.tests.values import asks, faults, valid
from loomery_spec import AppSpec, Entity
from loomery_spec.permissions import Action

Tables = dict[str, Any]


def entity_file(spec: AppSpec, sample: Sample, samples: dict[str, Sample]) -> str | None:
    """The source of the module; none when nobody may see records of the entity."""
    if not offered(spec, "view", sample.entity):
        return None
    tables = {
        name: value for name, value in _tables(spec, sample, samples).items() if value not in ([], {}, None)
    }
    reader = tables.get("READER")
    body = render(
        "tests/test_entity.py",
        constants=[assign(name, value) for name, value in tables.items()],
        has=set(tables),
        owner=sample.entity.owner,
        many_owners=_many_owners(sample.entity),
        state=sample.state,
        first_state_known=sample.first_state is not None,
        signed_in=spec.has_accounts and not _by_visitor(spec, tables.get("CREATOR")),
        asks=bool(sample.needs) or any(asks(item) for item in sample.writable),
        accounts_entity=sample.entity.name == "user",
        self_only=reader is not None and SELF in (reader.named or {}).values(),
    )
    return _header(sample, body) + body


def _many_owners(entity: Entity) -> bool:
    """Whether a record belongs to several people, such as a conversation."""
    link = entity.relation(entity.owner) if entity.owner else None
    return link is not None and link.kind == "many_to_many"


def _header(sample: Sample, body: str) -> str:
    """Docstring and imports: only what is used, whatever words stand in texts."""
    used = names_in(body)
    names = sorted(SUPPORT & used)
    flat = f"from tests.support import {', '.join(names)}"
    listed = "from tests.support import (\n" + "".join(f"    {name},\n" for name in names) + ")"
    docstring = f'"""{sample.entity.label_plural}: what the API does with them, and what it refuses."""'
    standard = "import itertools\n\n" if "itertools" in used else ""
    pytest = standard + ("import pytest\n\n" if "pytest" in used else "")
    return f"{docstring}\n\n{pytest}{flat if len(flat) <= WIDTH else listed}\n\n"


SUPPORT = frozenset(
    {"ActAs", "By", "A_RECORD", "Make", "Row", "Value", "as_table", "fields_in", "ids_in", "rows_in"}
) | frozenset({"Approval", "Capacity", "Limit", "Lines", "Movement", "Overlap", "Sum"})


def _tables(spec: AppSpec, sample: Sample, samples: dict[str, Sample]) -> Tables:
    entity = sample.entity
    tables: Tables = {"ENTITY": entity.name, "PATH": f"/api/{entity.path}"}
    tables |= _people(spec, entity, samples)
    if "READER" in tables and not (entity.name == "user" and spec.has_accounts):
        tables |= _reading(sample)
    if "CREATOR" in tables:
        tables |= _making(sample, _by_visitor(spec, tables["CREATOR"]))
    tables |= _between(spec, sample, samples)
    if "CREATOR" in tables and _imports(spec, entity, tables["CREATOR"]):
        tables["IMPORTER"] = tables["CREATOR"]
    if "READER" in tables and sample.derived:
        tables["DERIVED"] = sample.derived
    if "EDITOR" in tables and sample.change:
        tables["CHANGE"] = sample.change
    if sample.state and entity.states and ("CREATOR" in tables or "EDITOR" in tables):
        tables["INITIAL_STATE"] = entity.states.initial
        if sample.first_state not in (None, entity.states.initial):
            tables["FIRST_STATE"] = sample.first_state
    signed = approval(sample)
    tables |= {"APPROVAL": signed} if signed else {}
    stepping = _stepping(sample)
    tables |= {"STATE": sample.state} if sample.state else {}
    tables |= stepping
    if "DELETER" in tables and entity.name != "user":
        tables["USED_BY"] = list(_used_by(spec, entity))
    tables["HIDDEN_FROM"] = list(_hidden(spec, sample))
    return tables


def _between(spec: AppSpec, sample: Sample, samples: dict[str, Sample]) -> Tables:
    """What only those write or are told who keep the records, and somebody who does not."""
    found: Tables = {}
    customer = _customer(spec, sample.entity, samples)
    if customer is not None:
        found |= {"CUSTOMER": customer, "BY_HOUSE": _by_house(sample)}
    kept_back = [item.name for item in sample.entity.fields if item.kept_back]
    taker = _taker(spec, sample.entity)
    if kept_back and taker is not None:
        found |= {"TAKER": taker, "KEPT_BACK": kept_back}
    return found


def _customer(spec: AppSpec, entity: Entity, samples: dict[str, Sample]) -> Call | None:
    """Somebody who makes records and edits none but their own, where others write down what becomes of them."""
    if not any(item.by_house for item in entity.fields):
        return None
    others = [role for role in spec.roles if reach(spec, role.name, "edit", entity).kind in ("none", "led")]
    narrowed = spec.model_copy(update={"roles": tuple(role for role in others if role.kind != "visitor")})
    actor = creatable_by(narrowed, entity, samples)
    return by_call(*actor) if actor is not None else None


def _taker(spec: AppSpec, entity: Entity) -> Call | None:
    """Somebody who reads every record and edits none."""
    roles = (
        role
        for role in spec.roles
        if reach(spec, role.name, "view", entity).kind == "all"
        and reach(spec, role.name, "edit", entity).kind in ("none", "led")
    )
    role = next(roles, None)
    return by_call(role, ()) if role is not None else None


def _by_house(sample: Sample) -> list[tuple[str, Any]]:
    """What only those may write who keep the records, each with a value."""
    return [(item.name, valid(item, 1)) for item in sample.entity.fields if item.by_house]


def _imports(spec: AppSpec, entity: Entity, by: Call) -> bool:
    """Whether whoever makes records may take in a table of them as well."""
    return reach(spec, str(by.arguments[0]), "import", entity).kind in ("all", "led")


def _by_visitor(spec: AppSpec, by: Call | None) -> bool:
    visitors = {role.name for role in spec.roles if role.kind == "visitor"}
    return by is not None and by.arguments[0] in visitors


def _people(spec: AppSpec, entity: Entity, samples: dict[str, Sample]) -> Tables:
    """Who acts in the tests of each operation."""
    found: Tables = {}
    wanted: dict[str, tuple[Action, ...]] = {
        "READER": ("view",),
        "CREATOR": ("create", "view"),
        "EDITOR": ("view", "edit"),
        "EXPORTER": ("view", "export"),
        "DELETER": ("view", "delete"),
    }
    for name, actions in wanted.items():
        makes = name == "CREATOR"
        actor = creatable_by(spec, entity, samples) if makes else keeper(spec, entity, actions)
        if actor is not None and not (name == "DELETER" and actor[1] == SELF):
            found[name] = by_call(*actor)
    return found


def _reading(sample: Sample) -> Tables:
    return {
        "SEARCHED": searched(sample),
        "ORDERED": [tuple(item) for item in ordered(sample)],
        "FILTERED": [tuple(item) for item in filtered(sample)],
    }


def _making(sample: Sample, by_visitor: bool) -> Tables:
    """Validation and the rules of the trade, tried on new records."""
    cases = rule_cases(sample)
    refused = [
        Call("pytest.param", (item.name, fault.value), {"id": f"{item.name}: {fault.why}"})
        for item in sample.writable
        for fault in faults(item)
    ]
    refused += [
        Call("pytest.param", (f"{name}_id", value), {"id": f"{name}: {why}"})
        for name in _needed(sample)
        for value, why in ((None, "empty"), (999_999, "of no record"))
    ]
    fixed = [
        item.name
        for item in sample.entity.fields
        if item not in sample.writable
        and not item.by_house
        and item.name not in ("id", "created_at", "updated_at")
    ]
    owned = not by_visitor
    return {
        "REFUSED": refused,
        "FIXED": fixed,
        "UNIQUE": [item.name for item in sample.writable if item.unique and sample.values.get(item.name)],
        "UNIQUE_TOGETHER": [keys for keys, with_owner in cases.unique if owned or not with_owner],
        "BROKEN_CHECKS": [
            Call("pytest.param", (values, name), {"id": message})
            for message, values, name in cases.broken_checks
        ],
        "OVERLAPS": [_case("Overlap", case) for case in cases.overlaps],
        "CAPACITIES": [_case("Capacity", case) for case in cases.capacities],
        "LIMITS": [_case("Limit", case) for case in cases.limits],
        "MOVEMENTS": [_case("Movement", case) for case in cases.movements],
        "LINES": [_case("Lines", case) for case in cases.lines],
        "SUMS": [_case("Sum", case) for case in cases.sums],
    }


def _needed(sample: Sample) -> Iterator[str]:
    """Relations without which every record is refused, whatever its values."""
    for link in sample.entity.relations:
        if link.name in sample.needs and is_needed(sample.entity, link):
            yield link.name


def _case(name: str, case: dict[str, Any]) -> Call:
    return Call(name, (), case)


def _stepping(sample: Sample) -> Tables:
    def rows(cases: Iterator[StepCase], *, reached: bool = False) -> list[Call]:
        return [_step(case, reached=reached) for case in cases]

    return {
        "STEPS": rows(possible(sample), reached=True),
        "IMPOSSIBLE_STEPS": rows(impossible(sample)),
        "GUARDED_STEPS": rows(guarded(sample)),
    }


def _step(case: StepCase, *, reached: bool) -> Call:
    target = (case.step.target,) if reached else ()
    row = (case.step.name, case.by, case.source, *target, case.given)
    return Call("pytest.param", row, {"id": f"{case.step.name} from {case.source}"})


def _used_by(spec: AppSpec, entity: Entity) -> Iterator[Call]:
    """What happens to records that lead here when the record they lead to is deleted."""
    for holder in spec.entities:
        for relation in holder.relations:
            to_one = relation.kind in ("many_to_one", "one_to_one")
            if relation.target != entity.name or not to_one or holder.name in ("user", entity.name):
                continue
            row = (holder.name, f"{relation.name}_id", relation.on_delete)
            yield Call("pytest.param", row, {"id": f"{holder.name}.{relation.name}: {relation.on_delete}"})


def _hidden(spec: AppSpec, sample: Sample) -> Iterator[Call]:
    """Roles from which a record is hidden while its condition does not hold."""
    shown = satisfy(sample.entity, sample.record, [*sample.conditions, *visible_when(sample.entity)])
    for rule in sample.entity.constraints:
        if rule.kind != "visibility" or shown is None:
            continue
        broken = satisfy(sample.entity, sample.record, sample.conditions, broken=rule.condition)
        for role in spec.roles:
            edits = reach(spec, role.name, "edit", sample.entity)
            seen = reach(spec, role.name, "view", sample.entity)
            meant = role.name in rule.roles if rule.roles else edits.kind != "all"
            row = (by_call(role, ()), sample.given(shown), sample.given(broken or {}))
            if broken and meant and seen.kind == "all" and edits.kind in ("none", "led"):
                yield Call("pytest.param", row, {"id": role.name})
