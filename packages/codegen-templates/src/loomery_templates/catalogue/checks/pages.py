"""Pages say what can be built.

CAT401 chart, CAT402 filter, CAT403 sort, CAT404 board without a choice, CAT405 calendar without a date,
CAT406 map
without a place, CAT407 a trigger that two blueprints share, CAT408 a blueprint without words of its own.
"""

from collections import defaultdict
from collections.abc import Iterator

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.places import place
from loomery_templates.catalogue.models import Archetype, Blueprint, BlueprintPage
from loomery_templates.catalogue.sources import Sources
from loomery_templates.catalogue.to_spec.charts import split_chart
from loomery_templates.catalogue.words import content_words

__all__ = ["check_pages", "members"]


def members(archetype: Archetype, blueprint: Blueprint) -> set[str]:
    """Fields and relations of an archetype in a blueprint, and the dates that every record has."""
    more = [
        field.name
        for entity in blueprint.entities
        if entity.archetype == archetype.id
        for field in entity.fields
    ]
    own = [field.name for field in archetype.fields] + [relation.name for relation in archetype.relations]
    return {*own, *more, "created_at", "updated_at"}


def _named(page: BlueprintPage, archetype: Archetype, blueprint: Blueprint, where: str) -> Iterator[Fault]:
    known = members(archetype, blueprint)
    for name in page.filters:
        if name not in known:
            yield Fault(where, "CAT402", f"filter {name!r} names no field of {archetype.id!r}")
    if page.sort and page.sort.removeprefix("-") not in known:
        yield Fault(where, "CAT403", f"sort {page.sort!r} names no field of {archetype.id!r}")
    types = {field.type for field in archetype.fields}
    choice = page.group_by and archetype.field(page.group_by)
    if page.kind == "board" and ("choice" not in types or (choice and choice.type != "choice")):
        yield Fault(where, "CAT404", f"no choice of {archetype.id!r} makes the columns of the board")
    if page.kind == "calendar" and not types & {"date", "datetime"}:
        yield Fault(where, "CAT405", f"{archetype.id!r} has no date")
    if page.kind == "map" and "geo" not in types:
        yield Fault(where, "CAT406", f"{archetype.id!r} has no place")


def check_pages(sources: Sources) -> Iterator[Fault]:
    """Charts, filters, orders and views that name nothing, and triggers that don't tell two blueprints
    apart."""
    archetypes = {archetype.id: archetype for archetype in sources.archetypes}
    triggers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for blueprint in sources.blueprints:
        for number, page in enumerate(blueprint.pages, start=1):
            where = place(sources, "blueprint", blueprint.id, f"pages.{number}")
            for chart in page.charts:
                if split_chart(chart) is None:
                    yield Fault(where, "CAT401", f"{chart!r} is not `what: kind`")
            if page.of in archetypes:
                yield from _named(page, archetypes[page.of], blueprint, where)
        for trigger in blueprint.triggers:
            said = content_words(trigger)
            if not said:
                yield Fault(
                    place(sources, "blueprint", blueprint.id, "triggers"),
                    "CAT408",
                    f"{trigger!r} says nothing",
                )
            triggers[said].append(blueprint.id)
    for said, ids in triggers.items():
        if said and len(set(ids)) > 1:
            where = place(sources, "blueprint", ids[0], "triggers")
            yield Fault(
                where, "CAT407", f"{' '.join(said)!r} is also a trigger of {', '.join(sorted(set(ids[1:])))}"
            )
