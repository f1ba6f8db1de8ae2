"""Participation: people join what others announce with one press, and leave it again; places are counted."""

from pydantic import Field as Option
from pydantic import JsonValue

from loomery_spec import AppSpec, Entity, Field, Grant, Report
from loomery_spec.behaviour import FeatureUse, Notify, Workflow
from loomery_spec.constraints import Capacity, UniqueTogether
from loomery_spec.expressions import Aggregate
from loomery_spec.fields import IntegerType
from loomery_spec.mentions import mentions
from loomery_spec.pages import AnyPage, ListPage, Navigation
from loomery_spec.sections import Filter, Related
from loomery_templates.modules.building import (
    add_entity,
    add_fields,
    add_grants,
    add_page,
    add_seeds,
    because,
    put_entity,
    seed_count,
)
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import EVERYTHING, managers, may, members
from loomery_templates.modules.targets import about, free_label, show_related, targets
from loomery_templates.modules.ties import TITLE, called_like, tie_entity

KINDS = (
    "participation",
    "event_registration",
    "registration",
    "enrolment",
    "enrollment",
    "sign_up",
    "booking",
)
"""Archetypes that say already who takes part in what."""
GUESTS = ("participants", "attendees", "players")
"""Relations to accounts that are lists of who takes part."""
PLACES = (
    "places_total", "places", "capacity", "max_participants", "maximum_participants", "seats", "spots",
    "participant_limit", "players_needed",
)  # fmt: skip
TAKEN = (
    "places_taken",
    "participant_count",
    "participants_count",
    "attendee_count",
    "joined_count",
    "joined",
)


class ParticipationOptions(Options):
    """How people take part."""

    title: str = Option(default="My activities", min_length=1)
    """The page with what somebody has joined."""


def apply(spec: AppSpec, use: FeatureUse, options: ParticipationOptions, report: Report) -> AppSpec:
    """Let people join records of each target."""
    if not members(spec):
        return spec
    for target in targets(spec, use, report, limit=1):
        known = about(spec, target.name, KINDS)
        if known is None:
            spec = _join(spec, use, options, target)
        elif not known.archetype:
            spec = _by_one_press(spec, known, target)
    return spec


def _join(spec: AppSpec, use: FeatureUse, options: ParticipationOptions, target: Entity) -> AppSpec:
    evidence = because(use)
    spec, target = _without_list(spec, target)
    entity = tie_entity(
        target,
        archetype="participation",
        name=f"{target.name[:45]}_participation",
        plural=f"{target.name[:45]}_participations",
        label=free_label(spec, "Participation", target),
        label_plural=_plural(spec, target),
        about=f"Who takes part in which of the {target.label_plural.lower()}.",
        icon="user-check",
        person="participant",
        person_label="Participant",
        inverse="participations",
        once="You take part already.",
        evidence=evidence,
    )
    end = entity.relations[0]
    limit = next((name for name in PLACES if _is_number(target, name)), None)
    if limit is not None:
        full = Capacity(relation=end.name, limit=limit, message="No places are left.")
        entity = entity.model_copy(update={"constraints": (*entity.constraints, full)})
    spec = add_grants(add_entity(spec, entity), _grants(spec, target, entity.name))
    count = Aggregate(op="count", relation=end.inverse or "participations")
    number = Field(name="participant_count", label="Participants", type=IntegerType(), computed=count)
    spec = add_fields(spec, target.name, [number])
    section = Related(title="Participants", entity=entity.name, relation=end.name, can_add=False)
    spec = show_related(spec, spec.entity(target.name) or target, section)
    page = ListPage(
        name=f"my_{entity.plural[:50]}",
        title=options.title if not _has_title(spec, options.title) else f"My {target.label_plural.lower()}",
        path=f"/my-{target.path}",
        side="member",
        entity=entity.name,
        layout="feed",
        fixed=(Filter(field="participant", value="me"),),
        evidence=evidence,
    )
    page = page.model_copy(update={"navigation": Navigation(label=page.title, icon="user-check", order=45)})
    return _sampled(add_page(spec, page), entity, target)


def _by_one_press(spec: AppSpec, entity: Entity, target: Entity) -> AppSpec:
    """What is kept of who takes part, of which nothing special is known, asks for nothing but the press."""
    end = next(link for link in entity.relations if link.target == target.name)
    person = entity.owner or next((link.name for link in entity.relations if link.target == "user"), None)
    if person is None or len(entity.relations) != 2 or end.kind != "many_to_one":
        return spec
    called = called_like(target, end.name)
    left = [field for field in entity.fields if not called or field.name != entity.title_field]
    fields = (*called, *(field.model_copy(update={"required": False}) for field in left))
    once = UniqueTogether(fields=(end.name, person), message="You take part already.")
    links = tuple(
        link.model_copy(update={"required": True, "on_delete": "cascade"}) if link is end else link
        for link in entity.relations
    )
    told: dict[str, object] = {
        "archetype": "participation",
        "owner": person,
        "fields": fields,
        "relations": links,
    }
    told["title_field"] = TITLE if called else entity.title_field
    spec = put_entity(spec, entity.model_copy(update={**told, "constraints": (once,)}))
    return add_grants(spec, _grants(spec, target, entity.name))


def _plural(spec: AppSpec, target: Entity) -> str:
    taken = any(entity.label_plural.lower() == "participants" for entity in spec.entities)
    return f"{target.label} participants" if taken else "Participants"


def _has_title(spec: AppSpec, title: str) -> bool:
    return any(page.title == title for page in spec.pages)


def _is_number(target: Entity, name: str) -> bool:
    field = target.field(name)
    return field is not None and isinstance(field.type, IntegerType) and field.computed is None


def _grants(spec: AppSpec, target: Entity, entity: str) -> list[Grant]:
    """Whoever signs in and sees the target sees who takes part, and joins and leaves; managers do all."""
    people = [role for role in members(spec) if may(spec, role.name, "view", target.name)]
    seen = [Grant(role=role.name, entity=entity, actions=("view",)) for role in people]
    own = [Grant(role=role.name, entity=entity, actions=("create", "delete"), scope="own") for role in people]
    heads = [role for role in managers(spec) if role.kind in ("staff", "admin")]
    return [*seen, *own, *(Grant(role=role.name, entity=entity, actions=EVERYTHING) for role in heads)]


def _without_list(spec: AppSpec, target: Entity) -> tuple[AppSpec, Entity]:
    """The target without a list that its owner would keep by hand; a number kept by hand is counted."""
    lists = {r.name for r in target.relations if r.name in GUESTS and r.target == "user"} - {target.owner}
    kept = tuple(field for field in target.fields if field.name not in TAKEN)
    gone = lists | {field.name for field in target.fields if field.name in TAKEN}
    if not gone:
        return spec, target
    target = target.model_copy(
        update={
            "fields": kept,
            "relations": tuple(link for link in target.relations if link.name not in lists),
            "constraints": tuple(
                rule for rule in target.constraints if not mentions(rule.model_dump(), gone)
            ),
        }
    )
    seeds = tuple(
        one.model_copy(
            update={"records": tuple({k: v for k, v in row.items() if k not in gone} for row in one.records)}
        )
        if one.entity == target.name
        else one
        for one in spec.seeds
    )
    pages = tuple(_without_columns(page, target.name, gone) for page in spec.pages)
    flows = tuple(done for flow in spec.workflows if (done := _without_path(flow, target, lists)) is not None)
    spec = spec.model_copy(update={"seeds": seeds, "workflows": flows, "pages": pages})
    return put_entity(spec, target), target


def _without_columns(page: AnyPage, entity: str, gone: set[str]) -> AnyPage:
    if getattr(page, "entity", "") != entity:
        return page
    named = {
        part: tuple(name for name in getattr(page, part) if name not in gone)
        for part in ("columns", "filters", "fields")
        if hasattr(page, part)
    }
    return page.model_copy(update=named)


def _without_path(flow: Workflow, target: Entity, lists: set[str]) -> Workflow | None:
    """The workflow told to the owner where it was told to the list; none when nobody is left."""
    if getattr(flow.trigger, "entity", "") != target.name:
        return flow
    actions = []
    for action in flow.actions:
        if isinstance(action, Notify) and set(action.through) & lists:
            left = tuple(name for name in action.through if name not in lists)
            action = action.model_copy(update={"through": left, "owner": target.owner is not None})
            if not (left or action.roles or action.owner):
                continue
        actions.append(action)
    return flow.model_copy(update={"actions": tuple(actions)}) if actions else None


def _sampled(spec: AppSpec, entity: Entity, target: Entity) -> AppSpec:
    """Some people take part in the first records already."""
    people = [number for number, role in enumerate(spec.roles) if role.kind == "member"]
    count = min(seed_count(spec, target.name), 2)
    end = entity.relations[0].name
    rows: list[dict[str, JsonValue]] = [
        {end: place, "participant": who} for place in range(count) for who in people
    ]
    return add_seeds(spec, entity.name, rows[:6]) if rows else spec


MODULE = Feature(
    name="participation",
    title="Taking part",
    about="People join with one press and leave again; places are counted; everybody has a list of what they joined.",
    options=ParticipationOptions,
    apply=apply,
)
