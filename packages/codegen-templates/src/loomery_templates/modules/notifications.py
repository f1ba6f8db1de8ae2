"""Notifications in the application: who is told what, and the list of what one was told."""

from loomery_spec import AppSpec, Entity, Evidence, Field, Grant, Report
from loomery_spec.behaviour import DateReached, FeatureUse, Notify, RecordEvent, Workflow
from loomery_spec.fields import BooleanType, ChoiceType, DateTimeType, DateType, TextType
from loomery_spec.pages import ListPage, Navigation
from loomery_spec.sections import Filter, Sort
from loomery_templates.modules.building import add_entity, add_grants, add_page, add_workflow, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import author, members
from loomery_templates.modules.targets import targets

KINDS = ("notification",)


class NotificationOptions(Options):
    """What people are told of."""

    changes: bool = True
    """The owner of a record hears that it was changed, or went to another state."""
    reminders: bool = False
    """The owner hears of a date the day before."""


def apply(spec: AppSpec, use: FeatureUse, options: NotificationOptions, report: Report) -> AppSpec:
    """Add the list of notifications and the workflows that write them.

    `FEAT004` (warning): nobody signs in, so nobody can be told.
    """
    if not members(spec):
        report.warning("FEAT004", "features.notifications", "nobody signs in, so nobody can be notified")
        return spec
    evidence = because(use)
    entity = next((e for e in spec.entities if e.archetype in KINDS or e.name in KINDS), None)
    if entity is None:
        entity = notification_entity(evidence)
        spec = add_entity(spec, entity)
    if not any(grant.entity == entity.name for grant in spec.grants):
        grants = [
            Grant(role=role.name, entity=entity.name, actions=("view", "edit", "delete"), scope="own")
            for role in members(spec)
        ]
        spec = add_grants(spec, grants)
    if not any(isinstance(page, ListPage) and page.entity == entity.name for page in spec.pages):
        spec = add_page(spec, _page(entity, evidence))
    for target in targets(spec, use, report):
        spec = _tell(spec, target, options, evidence)
    return spec


def notification_entity(evidence: Evidence) -> Entity:
    """What one person was told."""
    return Entity(
        name="notification",
        plural="notifications",
        label="Notification",
        label_plural="Notifications",
        icon="bell",
        title_field="message",
        layout="feed",
        system=True,
        archetype="notification",
        owner="recipient",
        evidence=evidence,
        fields=(
            Field(name="message", label="Message", type=TextType(max_length=500), required=True),
            Field(name="link", label="Link", type=TextType(max_length=300)),
            Field(name="is_read", label="Read", type=BooleanType(), default=False),
        ),
        relations=(author("Recipient", name="recipient", inverse="notifications"),),
    )


def _page(entity: Entity, evidence: Evidence) -> ListPage:
    return ListPage(
        name="notification_list",
        title=entity.label_plural,
        path=f"/{entity.path}",
        side="member",
        entity=entity.name,
        layout="feed",
        sort=Sort(field="created_at", descending=True),
        fixed=(Filter(field=entity.owner, value="me"),) if entity.owner else (),
        navigation=Navigation(label=entity.label_plural, icon="bell", order=70, place="account"),
        evidence=evidence,
    )


def _tell(spec: AppSpec, target: Entity, options: NotificationOptions, evidence: Evidence) -> AppSpec:
    if target.owner is None:
        return spec
    label = target.label.lower()
    if options.changes:
        steps = target.states.transitions if target.states else ()
        for step in steps:
            event = RecordEvent(entity=target.name, on="transition", transition=step.name)
            if not _is_told(spec, target, step.name):
                message = f"{_called(target)}: now {_state(target, step.target)}"
                spec = _workflow(spec, f"tell_{target.name}_{step.name}", event, message, evidence)
        if not steps:
            event = RecordEvent(entity=target.name, on="updated")
            spec = _workflow(
                spec, f"tell_{target.name}_changed", event, f"Your {label} was changed", evidence
            )
    dates = [
        field
        for field in target.fields
        if isinstance(field.type, DateType | DateTimeType) and not field.read_only
    ]
    if options.reminders and dates:
        reached = DateReached(entity=target.name, field=dates[0].name, days=-1)
        message = f"Tomorrow: your {label}"
        spec = _workflow(spec, f"remind_{target.name}", reached, message, evidence)
    return spec


def _is_told(spec: AppSpec, target: Entity, step: str) -> bool:
    """Whether a workflow of the application tells the owner of this step already."""
    return any(
        isinstance(action, Notify) and (action.owner or action.through == (target.owner,))
        for flow in spec.workflows
        if isinstance(flow.trigger, RecordEvent)
        and flow.trigger.entity == target.name
        and flow.trigger.transition == step
        for action in flow.actions
    )


def _called(target: Entity) -> str:
    """`Appointment {title}`: the kind of record and, where a text names it, which one."""
    title = target.field(target.title_field) if target.title_field else None
    named = title is not None and title.type.kind == "text" and title.computed is None
    return f"{target.label} {{{title.name}}}" if named and title else f"Your {target.label.lower()}"


def _state(target: Entity, value: str) -> str:
    """What people call a state."""
    field = target.field(target.states.field) if target.states else None
    choices = field.type.choices if field is not None and isinstance(field.type, ChoiceType) else ()
    return next((choice.label.lower() for choice in choices if choice.value == value), value)


def _workflow(
    spec: AppSpec, name: str, trigger: RecordEvent | DateReached, message: str, evidence: Evidence
) -> AppSpec:
    workflow = Workflow(
        name=name[:60],
        label=message,
        trigger=trigger,
        actions=(Notify(owner=True, message=message),),
        evidence=evidence,
    )
    return add_workflow(spec, workflow)


MODULE = Feature(
    name="notifications",
    title="Notifications",
    about="People hear inside the application what happened to their records.",
    options=NotificationOptions,
    apply=apply,
)
