"""Cases for states: each step from each state, and who takes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loomery_compiler.emit.tests.actors import Path, keeper, reach
from loomery_compiler.emit.tests.literals import Call
from loomery_compiler.emit.tests.samples import Sample
from loomery_compiler.emit.tests.solve import holds, satisfy
from loomery_spec import Entity, Role, Transition
from loomery_spec.constraints import ApprovalChain, Visibility
from loomery_spec.fields import ChoiceType


@dataclass(frozen=True)
class StepCase:
    """A step, who takes it, the state before, and other values that it needs."""

    step: Transition
    by: Call
    source: str
    given: dict[str, Any]


def chain_of(entity: Entity) -> ApprovalChain | None:
    """The chain of approvals, if there is one."""
    return next((rule for rule in entity.constraints if isinstance(rule, ApprovalChain)), None)


def possible(sample: Sample) -> Iterator[StepCase]:
    """Each step from each of its sources."""
    for step, by, given in _taken(sample):
        for source in step.sources:
            yield StepCase(step, by, source, given)


def impossible(sample: Sample) -> Iterator[StepCase]:
    """Each step from each other state."""
    states = _states(sample.entity)
    for step, by, given in _taken(sample):
        for state in states:
            if state not in step.sources and _seen(sample, by, {**given, sample.state: state}):
                yield StepCase(step, by, state, given)


def guarded(sample: Sample) -> Iterator[StepCase]:
    """Each guarded step with values that its guard refuses."""
    for step, by, _ in _taken(sample):
        if step.guard is not None:
            broken = satisfy(sample.entity, sample.record, sample.conditions, broken=step.guard)
            if broken is not None and sample.state not in broken and _seen(sample, by, broken):
                yield StepCase(step, by, step.sources[0], sample.given(broken))


def _seen(sample: Sample, by: Call, values: dict[str, Any]) -> bool:
    """Whether the caller sees a record with these values: what is hidden is not there for them."""
    shown = [
        rule.condition
        for rule in sample.entity.constraints
        if isinstance(rule, Visibility) and by.arguments[0] in rule.roles
    ]
    return all(holds(condition, {**sample.record, **values}) is True for condition in shown)


def approval(sample: Sample) -> Call | None:
    """The chain of approvals: its roles in order, on a record that needs them all."""
    chain = chain_of(sample.entity)
    steps = sample.entity.states.transitions if sample.entity.states else ()
    step = next((item for item in steps if chain and item.target == chain.approved), None)
    if chain is None or step is None or step.guard is not None:
        return None
    needed = [item.when for item in chain.steps if item.when is not None]
    given = satisfy(sample.entity, sample.record, [*sample.conditions, *needed])
    record = {**sample.record, **(given or {})}
    if given is None or any(holds(condition, record) is not True for condition in needed):
        return None
    roles = tuple(item.role for item in chain.steps)
    if any(reach(sample.spec, role, "view", sample.entity).kind != "all" for role in roles):
        return None
    named = {
        "step": step.name,
        "source": step.sources[0],
        "target": step.target,
        "roles": roles,
        "given": sample.given({key: value for key, value in given.items() if key != sample.state}),
    }
    return Call("Approval", (), named)


def _taken(sample: Sample) -> Iterator[tuple[Transition, Call, dict[str, Any]]]:
    entity, chain = sample.entity, chain_of(sample.entity)
    for step in entity.states.transitions if entity.states else ():
        if chain and step.target in (chain.approved, chain.rejected):
            continue
        given = sample.needed_for(step)
        if (
            step.guard is not None
            and satisfy(entity, sample.record, sample.conditions, broken=step.guard) is None
        ):
            given = None
        actor = taker(sample, step)
        if given is not None and actor is not None:
            yield step, by_call(*actor), given


def taker(sample: Sample, step: Transition) -> tuple[Role, Path] | None:
    """Somebody who may take the step, and the path by which the record leads there."""
    if not step.roles:
        return keeper(sample.spec, sample.entity, ("view", "edit"))
    found: list[tuple[int, Role, Path]] = []
    for role in sample.spec.roles:
        seen = reach(sample.spec, role.name, "view", sample.entity)
        if role.name in step.roles and seen.kind in ("all", "led"):
            found.append((len(seen.path), role, seen.path))
    best = min(found, key=lambda item: item[0], default=None)
    return (best[1], best[2]) if best else None


def by_call(role: Role, path: Path) -> Call:
    """Source of the caller."""
    return Call("By", (role.name,), {"path": path} if path else {})


def _states(entity: Entity) -> list[str]:
    field = entity.field(entity.states.field) if entity.states else None
    if field is None or not isinstance(field.type, ChoiceType):
        return []
    return [choice.value for choice in field.type.choices]
