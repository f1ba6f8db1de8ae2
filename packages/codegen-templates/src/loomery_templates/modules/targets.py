"""To what a feature applies, and what the specification has already for it."""

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import TextType
from loomery_spec.pages import DetailPage, ListPage
from loomery_spec.sections import Facts, Related, Section
from loomery_templates.modules.building import add_page, put_page
from loomery_templates.modules.people import side_of

AUXILIARY = [
    "comment",
    "review",
    "rating",
    "favourite",
    "like",
    "attachment",
    "notification",
    "contact_request",
    "message",
    "note_entry",
    "audit_entry",
    "history_entry",
    "report",
    "subscriber",
    "setting",
    "preference",
]
"""Archetypes that are about another thing; a feature does not apply to them by itself."""


def is_auxiliary(entity: Entity) -> bool:
    """Whether the entity is only kept about another thing or for the machinery."""
    return (
        entity.system
        or entity.name == "user"
        or entity.archetype in AUXILIARY
        or any(entity.name == kind or entity.name.endswith(f"_{kind}") for kind in AUXILIARY)
    )


def targets(spec: AppSpec, use: FeatureUse, report: Report, *, limit: int = 2) -> tuple[Entity, ...]:
    """The entities that the use names, else the first `limit` that stand for themselves.

    `FEAT003` (warning): a named entity is not there.
    """
    if not use.entities:
        return tuple(entity for entity in spec.entities if not is_auxiliary(entity))[:limit]
    found = []
    for name in use.entities:
        entity = spec.entity(name)
        if entity is None:
            report.warning("FEAT003", f"features.{use.feature}", f"there is no entity {name!r}")
        else:
            found.append(entity)
    return tuple(found)


def subjects(
    spec: AppSpec, use: FeatureUse, report: Report, archetypes: tuple[str, ...]
) -> tuple[Entity, ...]:
    """What people write about or keep: what the use names, else what an entity of that kind leads to already.

    Where nothing is said, the things that stand for themselves, but neither their parts nor their categories.
    """
    named = targets(spec, use, report, limit=len(spec.entities))
    if use.entities:
        return named
    known = tuple(entity for entity in named if about(spec, entity.name, archetypes) is not None)
    if known:
        return known
    whole = [entity for entity in named if not _is_part(entity)] or list(named)
    return tuple(whole[: 1 if unattached(spec, archetypes) else 2])


def _is_part(entity: Entity) -> bool:
    """Whether records belong to a record of another kind, or only sort others."""
    belongs = any(
        link.target not in ("user", entity.name) and (link.required or link.on_delete == "cascade")
        for link in entity.relations
    )
    return belongs or entity.archetype in ("category", "tag")


def about(spec: AppSpec, target: str, archetypes: tuple[str, ...]) -> Entity | None:
    """The entity of one of these archetypes (or so named) that leads to the target, if there is one."""
    kin = [entity for entity in spec.entities if _is_kind(entity, archetypes)]
    for entity in kin:
        if any(relation.target == target for relation in entity.relations):
            return entity
    return None


def unattached(spec: AppSpec, archetypes: tuple[str, ...]) -> Entity | None:
    """An entity of one of these archetypes that leads to nothing but people, if there is one."""
    for entity in spec.entities:
        others = [relation for relation in entity.relations if relation.target != "user"]
        if _is_kind(entity, archetypes) and not others:
            return entity
    return None


def _is_kind(entity: Entity, archetypes: tuple[str, ...]) -> bool:
    return entity.archetype in archetypes or any(
        entity.name == kind or entity.name.endswith(f"_{kind}") for kind in archetypes
    )


def title_of(entity: Entity) -> str | None:
    """The field that names a record, if a field does."""
    if entity.title_field:
        return entity.title_field
    return next((field.name for field in entity.fields if isinstance(field.type, TextType)), None)


def detail_page(spec: AppSpec, entity: Entity) -> tuple[AppSpec, DetailPage]:
    """The page that shows one record; made when there is none."""
    page = next((p for p in spec.pages if isinstance(p, DetailPage) and p.entity == entity.name), None)
    if page is None:
        page = DetailPage(
            name=free_page_name(spec, f"{entity.name}_detail"),
            title=entity.label,
            path=f"/{entity.path}/:id",
            side=side_of(spec, entity.name),
            entity=entity.name,
            sections=(Facts(),),
        )
        spec = add_page(spec, page)
    return spec, page


def list_pages(spec: AppSpec, entity: str) -> tuple[ListPage, ...]:
    """The pages that list records of the entity."""
    return tuple(page for page in spec.pages if isinstance(page, ListPage) and page.entity == entity)


def free_page_name(spec: AppSpec, name: str) -> str:
    """The name, or the name with a number when a page has it already."""
    taken = {page.name for page in spec.pages}
    names = [name, *(f"{name}_{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in names if candidate not in taken)


def show_related(spec: AppSpec, target: Entity, section: Related) -> AppSpec:
    """Show records of `section.entity` on the page of the target, once."""
    spec, page = detail_page(spec, target)
    if any(isinstance(old, Related) and old.entity == section.entity for old in page.sections):
        return spec
    sections: tuple[Section, ...] = (*page.sections, section) if page.sections else (Facts(), section)
    return put_page(spec, page.model_copy(update={"sections": sections}))


def free_label(spec: AppSpec, label: str, target: Entity) -> str:
    """The label, or with the target before it when another entity has the label already."""
    taken = {entity.label.lower() for entity in spec.entities}
    return f"{target.label} {label.lower()}" if label.lower() in taken else label


def free_member(entity: Entity, name: str) -> str:
    """A name for an inverse that no field or relation of the entity has."""
    taken = {field.name for field in entity.fields} | {relation.name for relation in entity.relations}
    return f"{name}_here" if name in taken else name
