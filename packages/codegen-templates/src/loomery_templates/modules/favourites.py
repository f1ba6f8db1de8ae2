"""Favourites: a personal list of kept records; a plain mark where nobody signs in."""

from loomery_spec import AppSpec, Entity, Field, Grant, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.expressions import Aggregate
from loomery_spec.fields import BooleanType, IntegerType
from loomery_spec.pages import ListPage, Navigation
from loomery_spec.sections import Filter, Related
from loomery_templates.modules.building import add_entity, add_fields, add_grants, add_page, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import may, members
from loomery_templates.modules.targets import about, free_label, show_related, subjects
from loomery_templates.modules.ties import tie_entity

KINDS = ("favourite", "favorite", "bookmark", "like", "wishlist", "wish")


class FavouriteOptions(Options):
    """How favourites work."""

    label: str = "Favourite"
    """What one is called, such as `Bookmark`."""
    plural: str = "Favourites"
    counted: bool = True
    """The record shows how many people keep it."""


def apply(spec: AppSpec, use: FeatureUse, options: FavouriteOptions, report: Report) -> AppSpec:
    """Let people keep records of each target."""
    for target in subjects(spec, use, report, KINDS):
        spec = _keep(spec, use, options, target) if members(spec) else _mark(spec, use, options, target)
    return spec


def _mark(spec: AppSpec, use: FeatureUse, options: FavouriteOptions, target: Entity) -> AppSpec:
    """One person uses the application: a favourite is a mark on the record."""
    marks = [f for f in target.fields if isinstance(f.type, BooleanType) and f.name in (*KINDS, "starred")]
    mark = Field(
        name="favourite", label=options.label, type=BooleanType(), default=False, evidence=because(use)
    )
    name = marks[0].name if marks else mark.name
    if not marks:
        spec = add_fields(spec, target.name, [mark])
    page = ListPage(
        name=f"favourite_{target.plural}",
        title=f"{options.plural}: {target.label_plural.lower()}"
        if len(spec.entities) > 1
        else options.plural,
        path=f"/favourite-{target.path}",
        entity=target.name,
        layout=target.layout if target.layout in ("table", "cards", "gallery", "feed") else "table",
        fixed=(Filter(field=name, value=True),),
        navigation=Navigation(label=options.plural, icon="heart", order=60),
        evidence=because(use),
    )
    return add_page(spec, page)


def _keep(spec: AppSpec, use: FeatureUse, options: FavouriteOptions, target: Entity) -> AppSpec:
    """People sign in: a favourite joins a person and a record."""
    evidence = because(use)
    entity = about(spec, target.name, KINDS)
    if entity is None:
        called = options.label.lower() if options.label.lower() in KINDS else "favourite"
        entity = tie_entity(
            target,
            archetype="favourite",
            name=f"{target.name[:45]}_{called}",
            plural=f"{target.name[:45]}_{called}s",
            label=free_label(spec, options.label, target),
            label_plural=f"{target.label} {options.plural.lower()}" if about_any(spec) else options.plural,
            about=f"{target.label_plural} that a person keeps.",
            icon="heart",
            person="owner",
            person_label="Kept by",
            inverse="favourites",
            once="You keep this already.",
            evidence=evidence,
        )
        spec = add_entity(spec, entity)
    return _offer(spec, use, options, target, entity)


def about_any(spec: AppSpec) -> bool:
    """Whether some entity of favourites is there already."""
    return any(entity.archetype in KINDS for entity in spec.entities)


def _offer(
    spec: AppSpec, use: FeatureUse, options: FavouriteOptions, target: Entity, entity: Entity
) -> AppSpec:
    """Grants, the number on the record, the list of one's own, the way to add one."""
    relation = next(r for r in entity.relations if r.target == target.name)
    if not any(grant.entity == entity.name for grant in spec.grants):
        people = [role for role in members(spec) if may(spec, role.name, "view", target.name)]
        spec = add_grants(
            spec,
            [
                Grant(role=role.name, entity=entity.name, actions=("view", "create", "delete"), scope="own")
                for role in people
            ],
        )
    if options.counted and relation.inverse:
        number = Field(
            name="favourite_count",
            label=options.plural,
            type=IntegerType(),
            computed=Aggregate(op="count", relation=relation.inverse),
        )
        spec = add_fields(spec, target.name, [number])
    spec = show_related(
        spec,
        spec.entity(target.name) or target,
        Related(title=entity.label_plural, entity=entity.name, relation=relation.name, layout="feed"),
    )
    if any(isinstance(page, ListPage) and page.entity == entity.name for page in spec.pages):
        return spec
    page = ListPage(
        name=f"my_{entity.plural[:50]}",
        title=entity.label_plural,
        path=f"/{entity.path}",
        side="member",
        entity=entity.name,
        layout="feed",
        fixed=(Filter(field=entity.owner, value="me"),) if entity.owner else (),
        navigation=Navigation(label=entity.label_plural, icon="heart", order=60, place="account"),
        evidence=because(use),
    )
    return add_page(spec, page)


MODULE = Feature(
    name="favourites",
    title="Favourites",
    about="People keep records in a list of their own.",
    options=FavouriteOptions,
    apply=apply,
)
