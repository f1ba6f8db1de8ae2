"""History: what became of a record, step by step, and who did it; nobody can write or change it by hand."""

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Evidence, Field, Grant, Relation, Report
from loomery_spec.behaviour import CreateRecord, FeatureUse, RecordEvent, Workflow
from loomery_spec.expressions import Actor, Call, Expression, FieldRef, LiteralValue, Now
from loomery_spec.fields import Choice, ChoiceType, DateTimeType, TextType
from loomery_spec.pages import ListPage, Navigation
from loomery_spec.sections import Related, Sort
from loomery_templates.modules.building import add_entity, add_grants, add_page, add_workflow, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import managers, may, members, side_of
from loomery_templates.modules.targets import free_page_name, show_related, targets, title_of

EVENT, NAME, MOMENT, RECORD, PERSON = "event", "called", "moment", "record", "person"
"""What happened, what the record was called then, when, the record while it is there, who did it."""
KEPT = ("choice", "boolean", "integer", "decimal", "money", "percent", "date", "datetime", "rating")
"""Kinds of field whose value after the change is kept along."""


class HistoryOptions(Options):
    """What is kept."""

    values: int = Option(default=3, ge=0, le=6)
    """How many values of the record are kept with each change, at the most."""


def apply(spec: AppSpec, use: FeatureUse, options: HistoryOptions, report: Report) -> AppSpec:
    """Keep what happens to each target."""
    for target in targets(spec, use, report):
        spec = _follow(spec, target, options, because(use))
    return spec


def _follow(spec: AppSpec, target: Entity, options: HistoryOptions, evidence: Evidence) -> AppSpec:
    entity = _entity(target, options, evidence, signed=bool(members(spec)))
    if spec.entity(entity.name) is not None:
        return spec
    spec = add_entity(spec, entity)
    spec = add_grants(spec, _grants(spec, target, entity.name))
    spec = add_page(spec, _page(spec, entity, target, evidence))
    for name, happened in _events(target).items():
        flow = Workflow(
            name=f"note_{target.name}_{name}"[:60],
            label=f"Keep that a {target.label.lower()} was: {name.replace('_', ' ')}"[:120],
            trigger=happened,
            actions=(CreateRecord(entity=entity.name, values=_values(target, entity, name)),),
            evidence=evidence,
        )
        spec = add_workflow(spec, flow)
    section = Related(title="History", entity=entity.name, relation=RECORD, can_add=False, evidence=evidence)
    return show_related(spec, target, section)


def _events(target: Entity) -> dict[str, RecordEvent]:
    """What is noted, by name; a step from one state to the next has the name of the step."""
    steps = target.states.transitions if target.states else ()
    return {
        "created": RecordEvent(entity=target.name, on="created"),
        "changed": RecordEvent(entity=target.name, on="updated"),
        **{
            step.name: RecordEvent(entity=target.name, on="transition", transition=step.name)
            for step in steps
        },
        "deleted": RecordEvent(entity=target.name, on="deleted"),
    }


def _entity(target: Entity, options: HistoryOptions, evidence: Evidence, signed: bool) -> Entity:
    labels = {step.name: step.label for step in target.states.transitions} if target.states else {}
    tones = {"created": "success", "changed": "neutral", "deleted": "danger"}
    events = tuple(
        Choice(value=name, label=labels.get(name, name.capitalize()), tone=tones.get(name, "info"))  # type: ignore[arg-type]
        for name in _events(target)
    )
    stem = target.name[:45]
    return Entity(
        name=f"{stem}_change",
        plural=f"{stem}_changes",
        label=f"Change of {target.label.lower()}"[:120],
        label_plural=f"{target.label} history"[:120],
        about=f"What became of each {target.label.lower()}, and who did it.",
        icon="history",
        title_field=NAME,
        system=True,
        immutable=True,
        archetype="audit_entry",
        evidence=evidence,
        fields=(
            Field(name=EVENT, label="Event", type=ChoiceType(choices=events), read_only=True),
            Field(name=NAME, label="Name", type=TextType(max_length=500), searchable=True, read_only=True),
            Field(name=MOMENT, label="When", type=DateTimeType(), read_only=True),
            *_kept(target, options.values),
        ),
        relations=(
            Relation(name=RECORD, label=target.label, target=target.name, on_delete="set_null"),
            *((Relation(name=PERSON, label="By", target="user", on_delete="set_null"),) if signed else ()),
        ),
    )


def _kept(target: Entity, most: int) -> tuple[Field, ...]:
    """Copies of the telling fields of the record."""
    taken = {EVENT, NAME, MOMENT, RECORD, PERSON}
    telling = [
        Field(name=one.name, label=one.label, type=one.type, read_only=True)
        for one in target.fields
        if one.type.kind in KEPT
        and one.computed is None
        and one.name not in taken
        and one.personal != "sensitive"
    ]
    return tuple(telling[:most])


def _values(target: Entity, entity: Entity, event: str) -> dict[str, Expression]:
    values: dict[str, Expression] = {
        EVENT: LiteralValue(value=event),
        NAME: _called(target),
        MOMENT: Now(),
    }
    if entity.relation(PERSON) is not None:
        values[PERSON] = Actor()
    values |= {one.name: FieldRef(path=(one.name,)) for one in entity.fields if target.field(one.name)}
    return values if event == "deleted" else {**values, RECORD: FieldRef(path=("id",))}


def _called(target: Entity) -> Expression:
    """What the record is called: by its title, or else by its number."""
    title = title_of(target)
    if title is not None and target.field(title) is not None:
        return Call(function="to_text", arguments=(FieldRef(path=(title,)),))
    return Call(function="concat", arguments=(LiteralValue(value=f"{target.label} "), FieldRef(path=("id",))))


def _grants(spec: AppSpec, target: Entity, entity: str) -> list[Grant]:
    """Those who look after the application see all of it, others what became of what is theirs."""
    heads = {role.name for role in managers(spec) if role.kind in ("staff", "admin")}
    found = []
    for role in members(spec):
        if role.name in heads and may(spec, role.name, "view", target.name):
            found.append(Grant(role=role.name, entity=entity, actions=("view",)))
        elif target.owner and may(spec, role.name, "edit", target.name):
            through = (RECORD, target.owner)
            found.append(
                Grant(role=role.name, entity=entity, actions=("view",), scope="related", through=through)
            )
    return found or [Grant(role=role.name, entity=entity, actions=("view",)) for role in members(spec)]


def _page(spec: AppSpec, entity: Entity, target: Entity, evidence: Evidence) -> ListPage:
    people = (PERSON,) if entity.relation(PERSON) is not None else ()
    return ListPage(
        name=free_page_name(spec, f"{target.name[:45]}_history"),
        title=entity.label_plural,
        path=f"/{entity.path}",
        side=side_of(spec, entity.name),
        entity=entity.name,
        columns=(MOMENT, EVENT, *people, *(one.name for one in _kept(target, 3))),
        filters=(EVENT, *people),
        sort=Sort(field=MOMENT, descending=True),
        navigation=Navigation(label=entity.label_plural, icon=entity.icon, order=150),
        evidence=evidence,
    )


MODULE = Feature(
    name="history",
    title="History of changes",
    about="Each record tells what became of it, when and through whom.",
    options=HistoryOptions,
    apply=apply,
)
