"""How many of a fixed kind of thing there are: `our sauna with 2 cabins`, `we rent out three meeting rooms`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loomery_codegen.understand.words.rules.composing.stated_limits import count_of
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_spec import Entity, SeedSet
from loomery_templates.catalogue import words
from loomery_templates.catalogue.to_spec import Scope

__all__ = ["counted", "with_counted"]

MOST = 60
"""Records that samples never exceed."""
_SOME = re.compile(
    r"\b(?P<owner>[a-z]+)?,? ?\b(?:with|has|have|are|own|owns|run|runs|manage|manages|rent out|rents out|"
    r"rent|offer|offers|my|our|the) "
    r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty) "
    r"(?P<what>[a-z][a-z-]*(?: [a-z][a-z-]*){0,2})"
)
_OF_EACH = re.compile(r"\b(?:each|every|per|any|may|can|must|should|at (?:most|least)|up to)\b[^.;:]*$")
_TIMES = frozenset(
    {"minute", "hour", "day", "week", "month", "year", "euro", "dollar", "time", "step", "level"}
)


def counted(text: str, entities: Sequence[Entity]) -> dict[str, int]:
    """The number of records of those entities of which the text says how many there are, by their names."""
    scope = Scope.of(entities, {})
    found: dict[str, int] = {}
    for match in _SOME.finditer(text.lower()):
        count = count_of(match["count"])
        entity = _named(match["what"], scope)
        if entity is None or not 0 < count <= MOST or _OF_EACH.search(text.lower()[: match.start("count")]):
            continue
        owner = scope.said_as.get(" ".join(words(match["owner"] or "")))
        if owner is None or owner == entity.name:
            found.setdefault(entity.name, count)
    return found


def _named(phrase: str, scope: Scope) -> Entity | None:
    """The entity that a phrase begins with: `meeting rooms by the` is about meeting rooms."""
    said = words(phrase)
    for end in range(len(said), 0, -1):
        name = scope.said_as.get(" ".join(said[:end]))
        if name is not None:
            known = said[end - 1] in _TIMES or is_person(said[end - 1]) or name == "user"
            return None if known else scope.entities[name]
    return None


def with_counted(seeds: Sequence[SeedSet], numbers: Mapping[str, int]) -> tuple[SeedSet, ...]:
    """The samples, with so many records of each thing that is counted and of which none were written."""
    written = {one.entity for one in seeds}
    more = [
        SeedSet(entity=name, records=({},) * count) for name, count in numbers.items() if name not in written
    ]
    return (*seeds, *more)
