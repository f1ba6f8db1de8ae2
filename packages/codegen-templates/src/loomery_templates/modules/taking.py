"""Taking on: what some ask for is open to all who can do it, until one of them takes it and carries it out."""

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Field, Grant, Relation, Report, StateMachine, Transition
from loomery_spec.behaviour import FeatureUse, RecordEvent, SetField, Workflow
from loomery_spec.constraints import Visibility
from loomery_spec.expressions import Actor, Binary, Expression, FieldRef, LiteralValue
from loomery_spec.fields import Choice, ChoiceType
from loomery_spec.pages import ListPage, Navigation
from loomery_spec.sections import Filter
from loomery_templates.modules.building import (
    add_grants,
    add_page,
    add_relation,
    add_workflow,
    because,
    put_entity,
)
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import members
from loomery_templates.modules.targets import free_page_name, targets

PERSON = "taken_by"
_FLOW = (
    ("accept", "Accept", "open", "accepted"),
    ("start", "Start", "accepted", "in_progress"),
    ("mark_as_done", "Mark as done", "in_progress", "done"),
    ("give_back", "Give back", "accepted", "open"),
)
_CHOICES = (
    Choice(value="open", label="Open", tone="warning"),
    Choice(value="accepted", label="Accepted", tone="info"),
    Choice(value="in_progress", label="In progress", tone="info"),
    Choice(value="done", label="Done", tone="success"),
)
_TAKES = ("accept", "take", "claim", "grab", "take_on", "pick_up")


class TakingOptions(Options):
    """Who takes on what."""

    roles: tuple[str, ...] = Option(default=())
    """Those who take records on; none named: all members."""


def apply(spec: AppSpec, use: FeatureUse, options: TakingOptions, report: Report) -> AppSpec:
    """Let people take on records of each target."""
    known = {role.name for role in spec.roles}
    takers = tuple(name for name in options.roles if name in known)
    takers = takers or tuple(role.name for role in members(spec) if role.kind == "member")
    if not takers:
        return spec
    for target in targets(spec, use, report, limit=1):
        spec = _taken(spec, use, target, takers)
    return spec


def _taken(spec: AppSpec, use: FeatureUse, target: Entity, takers: tuple[str, ...]) -> AppSpec:
    if target.relation(PERSON) is not None:
        return spec
    evidence = because(use)
    target = _with_flow(target)
    machine = target.states
    assert machine is not None  # noqa: S101 - made just above
    first = next(step for step in machine.transitions if step.name in _TAKES)
    heads = tuple(role.name for role in spec.roles if role.kind == "admin")
    mine: Expression = Binary(op="eq", left=FieldRef(path=(PERSON,)), right=Actor())
    waits: Expression = Binary(
        op="eq", left=FieldRef(path=(machine.field,)), right=LiteralValue(value=first.sources[0])
    )
    steps = tuple(
        step.model_copy(update={"roles": takers})
        if step.name == first.name
        else step.model_copy(
            update={"roles": (*takers, *heads), "guard": mine, "message": "Somebody else has taken it."}
        )
        if not set(step.sources) <= set(first.sources) and step.guard is None
        else step
        for step in machine.transitions
    )
    seen: Expression = Binary(op="or", left=waits, right=mine)
    if target.owner is not None:
        own = Binary(op="eq", left=FieldRef(path=(target.owner,)), right=Actor())
        seen = Binary(op="or", left=seen, right=own)
    left = tuple(rule for rule in target.constraints if not isinstance(rule, Visibility))
    label = next(
        (role.label for role in spec.roles if role.name == takers[0] and len(takers) == 1), "Taken by"
    )
    spec = put_entity(
        spec,
        target.model_copy(
            update={
                "states": machine.model_copy(update={"transitions": steps}),
                "constraints": (*left, Visibility(roles=takers, condition=seen, evidence=evidence)),
            }
        ),
    )
    person = Relation(name=PERSON, label=label, target="user", on_delete="set_null")
    spec = add_relation(spec, target.name, person)
    spec = add_grants(spec, [Grant(role=role, entity=target.name, actions=("view",)) for role in takers])
    spec = add_grants(spec, _about_it(spec, target, takers))
    flow = Workflow(
        name=f"{target.name[:40]}_taken",
        label=f"{target.label} is taken on",
        trigger=RecordEvent(entity=target.name, on="transition", transition=first.name),
        actions=(SetField(field=PERSON, value=Actor()),),
        evidence=evidence,
    )
    spec = add_workflow(spec, flow)
    for name, title, fixed, icon in (
        (
            "open",
            f"Open {target.label_plural.lower()}",
            Filter(field=machine.field, value=first.sources[0]),
            "inbox",
        ),
        ("taken", f"My {target.label_plural.lower()}", Filter(field=PERSON, value="me"), "clipboard-check"),
    ):
        page = ListPage(
            name=free_page_name(spec, f"{name}_{target.plural[:45]}"),
            title=title,
            path=f"/{name}-{target.path}",
            side="member",
            roles=takers,
            entity=target.name,
            layout="cards" if name == "open" else "table",
            fixed=(fixed,),
            navigation=Navigation(label=title, icon=icon, order=5),
            evidence=evidence,
        )
        spec = add_page(spec, page)
    return spec


def _about_it(spec: AppSpec, target: Entity, takers: tuple[str, ...]) -> list[Grant]:
    """Who has taken it on reads what the others of it read, such as messages."""
    links = {
        (one.name, link.name) for one in spec.entities for link in one.relations if link.target == target.name
    }
    return [
        Grant(
            role=role,
            entity=grant.entity,
            actions=("view",),
            scope="related",
            through=(grant.through[0], PERSON),
        )
        for grant in spec.grants
        if grant.scope == "related"
        and (grant.entity, grant.through[0]) in links
        and grant.through[1:] == (target.owner,)
        for role in takers
    ]


def _with_flow(target: Entity) -> Entity:
    """The target with states among which one is to take it on."""
    machine = target.states
    if machine is not None and any(step.name in _TAKES for step in machine.transitions):
        return target
    name = "status"
    others = tuple(one for one in target.fields if one.name not in (name, machine.field if machine else name))
    field = Field(
        name=name, label="Status", type=ChoiceType(choices=_CHOICES), required=True, read_only=True, default="open",
        evidence=target.evidence,
    )  # fmt: skip
    steps = tuple(
        Transition(name=step, label=label, sources=(source,), target=goal)
        for step, label, source, goal in _FLOW
    )
    states = StateMachine(field=name, initial="open", transitions=steps)
    return target.model_copy(update={"fields": (*others, field), "states": states})


MODULE = Feature(
    name="taking",
    title="Taking on",
    about="Open requests are there for all who can carry them out, until one of them takes one on.",
    options=TakingOptions,
    apply=apply,
)
