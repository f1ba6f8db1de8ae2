"""Rules about what is there once at a time: one open request, one booking of a time, one record a day."""

import re
from typing import Final

from loomery_spec import Entity
from loomery_spec.constraints import Limit, UniqueTogether
from loomery_templates.catalogue.to_spec.members import own_words
from loomery_templates.catalogue.to_spec.rules.meant import is_open, to_one
from loomery_templates.catalogue.to_spec.rules.parts import add, message, with_articles_off
from loomery_templates.catalogue.to_spec.rules.times import start_field
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["counted_once", "one_at_a_time", "one_open"]

_OPEN: Final = re.compile(
    r"^(?:only )?one (?:open|active|running|pending|unpaid) (?P<what>[\w ]+?) (?:per|for each|"
    r"of a kind per|a|of an?) "
    r"(?P<per>[\w ,]+)$"
    r"|^(?:an?|each|every) (?P<who>[\w ]+?) has (?:only )?one (?:open|active|running) (?P<kind>[\w ]+?)"
    r"(?: (?:per|for each|of a kind per) (?P<more>[\w ]+))?$"
)
_AT_A_TIME: Final = re.compile(
    r"^(?:an?|the|one|two|no two)? ?(?P<what>[\w -]+?) (?:has|have|holds|takes|leads|fly|flies|is|"
    r"are|belongs?|runs?|lets?|cannot|"
    r"never share|share)\b.*\b(?:at a time|at once|once at a time|same time|same slot|two guests|"
    r"one party|never share)\b.*$"
)
_PER_SLOT: Final = re.compile(
    r"^(?:only )?one (?P<what>[\w ]+?) per (?P<scope>[\w ]+?) and (?:period|slot|time|time slot|hour)$"
    r"|^one (?P<alone>[\w ]+?) per (?:time )?slot$"
)
_ONCE: Final = re.compile(
    r"^(?:an? |the )?(?P<what>[\w -]+?) (?:is|are) (?:given|booked|counted|claimed|sold|paid|"
    r"reserved|admitted|kept|taken|saved|added|drawn|used|"
    r"redeemed|registered|recorded|sent|granted|stored|submitted) (?:only )?(?:at most )?once"
    r"(?: (?:per|for each|for every|a|by each|in) (?P<per>[\w ]+))?$"
)
_A_DAY: Final = re.compile(
    r"^(?:only )?one (?P<what>[\w -]+?) (?:a|per) day(?: and (?P<who>[\w ]+)| and person)?$"
)
_PEOPLE: Final = word_set(
    "person member user player visitor customer learner student guest resident reader applicant"
)


def _links_for(entity: Entity, phrase: str, scope: Scope) -> list[str]:
    """The to-one relations that each word of the phrase names; people mean the owner; empty when one is unknown."""
    found = []
    for part in re.split(r",| and ", phrase):
        said = set(words(with_articles_off(part)))
        if not said:
            continue
        link = next(
            (item.name for item in to_one(entity) if said & (own_words(item.name) | own_words(item.target))),
            None,
        )
        meant = scope.named(part)
        if link is None and meant is not None:
            link = next((item.name for item in to_one(entity) if item.target == meant.name), None)
        if link is None and said & _PEOPLE:
            link = entity.owner or next((item.name for item in to_one(entity) if item.target == "user"), None)
        if link is None:
            return []
        found.append(link)
    return list(dict.fromkeys(found))


def _limit(entity: Entity, links: list[str], text: str, scope: Scope, *, opened: bool) -> bool:
    where = is_open(entity)
    if not links or (opened and where is None):
        return False
    if where is None:
        add(scope, entity, UniqueTogether(fields=tuple(links), message=message(text)))
    else:
        add(scope, entity, Limit(scope=tuple(links), maximum=1, where=where, message=message(text)))
    return True


def one_open(text: str, scope: Scope) -> bool:
    """`one open request per person and animal`, `a unit has one active tenancy`."""
    found = _OPEN.match(text)
    if found is None:
        return False
    entity = scope.named(found["what"] or found["kind"])
    if entity is None:
        return False
    per = found["per"] or " and ".join(part for part in (found["who"], found["more"]) if part)
    return _limit(entity, _links_for(entity, per, scope), text, scope, opened=True)


def one_at_a_time(text: str, scope: Scope) -> bool:
    """`a doctor has one patient at a time`, where only the start is kept: nothing else begins then."""
    found = _AT_A_TIME.match(text)
    if found is None:
        return False
    said = set(words(found["what"].replace("-", " ")))
    whole = set(words(text))
    for entity in sorted(scope.entities.values(), key=lambda item: -len(own_words(item.name) & whole)):
        start = start_field(entity) or next((f for f in entity.fields if f.type.kind == "datetime"), None)
        links = [
            item.name for item in to_one(entity) if said & (own_words(item.name) | own_words(item.target))
        ]
        if links and start is not None:
            return _limit(entity, [*links, start.name], text, scope, opened=False)
        if links and "has" in text and is_open(entity) is not None:
            return _limit(entity, links, text, scope, opened=True)
    return False


def counted_once(text: str, scope: Scope) -> bool:
    """`points are given once per challenge`, `one check-in per day`, `one lesson per room and period`."""
    return _per_slot(text, scope) or _per_day(text, scope) or _per_other(text, scope)


def _per_slot(text: str, scope: Scope) -> bool:
    found = _PER_SLOT.match(text)
    entity = scope.named(found["what"] or found["alone"]) if found else None
    if found is None or entity is None or not found["scope"]:
        return False
    start = start_field(entity) or entity.field("period") or entity.field("slot")
    links = _links_for(entity, found["scope"], scope)
    if start is None or not links:
        return False
    return _limit(entity, [*links, start.name], text, scope, opened=False)


def _per_day(text: str, scope: Scope) -> bool:
    found = _A_DAY.match(text)
    entity = scope.named(found["what"]) if found else None
    if found is None or entity is None:
        return False
    day = next((field.name for field in entity.fields if field.type.kind == "date"), None)
    links = _links_for(entity, found["who"] or "person", scope)
    return day is not None and bool(links) and _limit(entity, [*links, day], text, scope, opened=False)


def _per_other(text: str, scope: Scope) -> bool:
    found = _ONCE.match(text)
    if found is None:
        return False
    if found["per"] is None:
        return _by_any(found["what"], text, scope)
    entity = scope.named(found["what"])
    return entity is not None and _limit(
        entity, _links_for(entity, found["per"], scope), text, scope, opened=False
    )


def _by_any(what: str, text: str, scope: Scope) -> bool:
    """`a wish is reserved once`: one record about each, of the only kind that people make about it."""
    target = scope.named(what)
    if target is None:
        return False
    about = [
        (child, link.name)
        for child in scope.entities.values()
        for link in to_one(child)
        if link.target == target.name and child.owner and child.name != target.name
    ]
    return len(about) == 1 and _limit(about[0][0], [about[0][1]], text, scope, opened=False)
