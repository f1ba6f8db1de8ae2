"""Moderation: what people hand in waits until those who keep the place have looked at it."""

from loomery_spec import AppSpec, Entity, Field, Report, StateMachine, Transition
from loomery_spec.behaviour import FeatureUse
from loomery_spec.constraints import Visibility
from loomery_spec.expressions import Binary, Expression, FieldRef, ListValue
from loomery_spec.fields import Choice, ChoiceType, LongTextType
from loomery_spec.pages import ListPage, Navigation
from loomery_spec.sections import Filter
from loomery_templates.modules.building import add_fields, add_page, because, put_entity
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import managers, members, side_of
from loomery_templates.modules.targets import free_page_name, targets

WAITING = ("in_review", "pending", "submitted", "waiting")
APPROVED = ("published", "approved", "visible", "shown", "listed", "accepted", "confirmed", "sent")
REFUSED = ("rejected", "refused", "declined", "removed", "hidden", "blocked")


class ModerationOptions(Options):
    """How records are looked at."""

    reason: bool = True
    """Those who decide can say why."""


def apply(spec: AppSpec, use: FeatureUse, options: ModerationOptions, report: Report) -> AppSpec:
    """Let records of each target wait for approval, and list those that wait."""
    heads = tuple(role.name for role in managers(spec) if role.kind in ("staff", "admin"))
    if not heads or not members(spec):
        return spec
    for target in targets(spec, use, report, limit=1):
        spec = _moderate(spec, use, options, target, heads)
    return spec


def _moderate(
    spec: AppSpec, use: FeatureUse, options: ModerationOptions, target: Entity, heads: tuple[str, ...]
) -> AppSpec:
    evidence = because(use)
    path = f"/review-{target.path}"
    if any(page.path == path for page in spec.pages):
        return spec
    name = target.states.field if target.states else "status"
    field = target.field(name)
    choices = field.type.choices if field and isinstance(field.type, ChoiceType) and target.states else ()
    waiting, approved, refused = (
        _state(choices, WAITING, Choice(value="in_review", label="In review", tone="warning")),
        _state(choices, APPROVED, Choice(value="published", label="Published", tone="success")),
        _state(choices, REFUSED, Choice(value="rejected", label="Rejected", tone="danger")),
    )
    known = {choice.value for choice in choices}
    added = [choice for choice in (waiting, approved, refused) if choice.value not in known]
    state = Field(
        name=name,
        label=field.label if field else "Status",
        type=ChoiceType(choices=(*choices, *added)),
        required=True,
        read_only=True,
        default=waiting.value,
        evidence=evidence,
    )
    others = tuple(one for one in target.fields if one.name != name)
    steps = _steps(target, waiting.value, approved.value, refused.value, heads)
    shown = Visibility(condition=_is_out(name, approved.value, (*choices, *added)), evidence=evidence)
    left = tuple(rule for rule in target.constraints if not isinstance(rule, Visibility))
    spec = put_entity(
        spec,
        target.model_copy(
            update={
                "fields": (*others, state),
                "states": StateMachine(field=name, initial=waiting.value, transitions=steps),
                "constraints": (*left, shown),
            }
        ),
    )
    if options.reason:
        note = Field(name="review_note", label="Note of the review", type=LongTextType(max_length=1000))
        spec = add_fields(spec, target.name, [note])
    page = ListPage(
        name=free_page_name(spec, f"waiting_{target.plural[:40]}"),
        title=f"{target.label_plural} to review",
        path=path,
        side=side_of(spec, target.name),
        roles=heads,
        entity=target.name,
        fixed=(Filter(field=name, value=waiting.value),),
        navigation=Navigation(
            label=f"{target.label_plural} to review", icon="clipboard-check", group="Manage"
        ),
        evidence=evidence,
    )
    return add_page(spec, page)


def _state(choices: tuple[Choice, ...], wanted: tuple[str, ...], otherwise: Choice) -> Choice:
    known = {choice.value: choice for choice in choices}
    return next((known[value] for value in wanted if value in known), otherwise)


def _steps(
    target: Entity, waiting: str, approved: str, refused: str, heads: tuple[str, ...]
) -> tuple[Transition, ...]:
    """The steps of the target; those who keep the place decide, and nobody goes around them."""
    old = target.states.transitions if target.states else ()
    decided = {approved, refused}
    kept = [
        step.model_copy(update={"roles": heads}) if step.target in decided else step
        for step in old
        if not (waiting in step.sources and step.target in decided) or len(step.sources) > 1
    ]
    kept = [
        step.model_copy(update={"sources": tuple(one for one in step.sources if one != waiting)})
        if step.target in decided and waiting in step.sources
        else step
        for step in kept
    ]
    names = {step.name for step in kept}
    made = [
        Transition(
            name=name if name not in names else f"{name}_it",
            label=label,
            sources=(waiting,),
            target=goal,
            roles=heads,
        )
        for name, label, goal in (("approve", "Approve", approved), ("reject", "Reject", refused))
    ]
    return (*made, *kept)


def _is_out(field: str, approved: str, choices: tuple[Choice, ...]) -> Expression:
    """Whether a record was approved, and not taken back since."""
    later = ("read", "closed", "sold", "archived", "expired", "ended", "done", "completed", "drawn")
    values = (approved, *(choice.value for choice in choices if choice.value in later))
    return Binary(op="in", left=FieldRef(path=(field,)), right=ListValue(values=values))


MODULE = Feature(
    name="moderation",
    title="Moderation",
    about="What people hand in is shown to others when somebody who keeps the place has approved it.",
    options=ModerationOptions,
    apply=apply,
)
