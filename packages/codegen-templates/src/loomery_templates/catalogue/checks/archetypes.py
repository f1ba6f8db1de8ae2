"""Archetypes are sound in themselves.

CAT301 title field, CAT302 states, CAT303 choices, CAT304 default, CAT305 a name twice, CAT306 bounds,
CAT307 number of fields.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.places import place
from loomery_templates.catalogue.checks.samples import fits
from loomery_templates.catalogue.models import Archetype, ArchetypeField
from loomery_templates.catalogue.sources import Sources
from loomery_templates.catalogue.to_spec.labels import choice_value

__all__ = ["check_archetypes"]

_FIELDS: Final = (2, 16)


def _states(archetype: Archetype, where: str) -> Iterator[Fault]:
    states = archetype.states
    if states is None:
        return
    field = archetype.field(states.field)
    if field is None or field.type != "choice":
        yield Fault(where, "CAT302", f"{states.field!r} is no choice field")
        return
    used = {states.initial, *states.flow, *(target for targets in states.flow.values() for target in targets)}
    for state in sorted(used - set(field.choices)):
        yield Fault(where, "CAT302", f"{state!r} is none of the choices")


def _field(field: ArchetypeField, where: str) -> Iterator[Fault]:
    if (field.type == "choice") != bool(field.choices):
        yield Fault(where, "CAT303", "choices belong to a choice field, and it needs some")
    values = [choice_value(choice) for choice in field.choices]
    for value in [value for value, count in Counter(values).items() if count > 1]:
        yield Fault(where, "CAT303", f"two choices become {value!r}")
    if field.default is not None and (wrong := fits(field, field.default)):
        yield Fault(where, "CAT304", f"default: {wrong}")
    if field.min is not None and field.max is not None and field.min > field.max:
        yield Fault(where, "CAT306", f"the least value {field.min} is above the greatest {field.max}")


def check_archetypes(sources: Sources) -> Iterator[Fault]:
    """Archetypes whose parts don't fit together."""
    for archetype in sources.archetypes:
        where = place(sources, "archetype", archetype.id)
        names = [field.name for field in archetype.fields] + [item.name for item in archetype.relations]
        if archetype.field(archetype.title_field) is None:
            yield Fault(where, "CAT301", f"the title field {archetype.title_field!r} is none of its fields")
        for name in [name for name, count in Counter(names).items() if count > 1]:
            yield Fault(where, "CAT305", f"{name!r} is there twice")
        if not _FIELDS[0] <= len(archetype.fields) <= _FIELDS[1]:
            yield Fault(where, "CAT307", f"{len(archetype.fields)} fields")
        yield from _states(archetype, f"{where}.states")
        for field in archetype.fields:
            yield from _field(field, f"{where}.fields.{field.name}")
