"""Puts what pages offer as a whole on the pages of a specification, each once."""

from collections.abc import Callable, Iterable

from loomery_spec import AppSpec, Entity
from loomery_spec.pages import AnyPage, Offer
from loomery_templates.modules.building import put_page
from loomery_templates.modules.targets import detail_page


def offer(spec: AppSpec, offered: Offer, wants: Callable[[AnyPage], bool]) -> AppSpec:
    """Each page that wants it offers it too."""
    for page in spec.pages:
        if offered not in page.offers and wants(page):
            spec = put_page(spec, page.model_copy(update={"offers": (*page.offers, offered)}))
    return spec


def offer_of_records(spec: AppSpec, offered: Offer, entities: Iterable[Entity]) -> AppSpec:
    """The page of each record of these entities offers it; made where there is none."""
    for entity in entities:
        spec, page = detail_page(spec, entity)
        spec = offer(spec, offered, lambda one, name=page.name: one.name == name)  # type: ignore[misc]
    return spec
