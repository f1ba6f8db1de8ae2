"""What page making needs besides: places on maps, sections that say the same, links that lead somewhere."""

from loomery_spec import Entity
from loomery_spec.pages import AnyPage
from loomery_spec.sections import Section
from loomery_templates.catalogue.models import Blueprint
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["entry_pages", "geo_field", "same_section", "with_links"]


def geo_field(entity: Entity) -> str | None:
    """The field that says where a record is."""
    return next((item.name for item in entity.fields if item.type.kind == "geo"), None)


def same_section(one: Section, other: Section) -> bool:
    """Whether two sections would show the same: the same kind about the same thing."""
    about = ("kind", "entity", "relation", "title", "sort")
    return all(getattr(one, name, None) == getattr(other, name, None) for name in about[:3]) and (
        one.kind not in {"chart", "text"} or one.title == other.title
    )


def entry_pages(blueprint: Blueprint, scope: Scope) -> dict[str, str]:
    """Entity name -> name of the list page that will show it first, for links from the front page."""
    found: dict[str, str] = {}
    for written in blueprint.pages:
        entity = scope.entity(written.of)
        if entity and written.kind in {"list", "feed", "gallery"} and entity.layout != "board":
            found.setdefault(entity.name, entity.plural)
    return found


def with_links(made: list[AnyPage]) -> list[AnyPage]:
    """Links lead to pages that were made; others fall away."""
    names = {page.name for page in made}

    def kept(section: Section) -> Section:
        actions = getattr(section, "actions", None)
        if actions is None:
            return section
        return section.model_copy(update={"actions": tuple(link for link in actions if link.page in names)})

    return [
        page.model_copy(update={"sections": tuple(kept(item) for item in page.sections)}) for page in made
    ]
