"""What some people offer and others look for: everybody sees it, and only those who offer it make it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.model import Deed
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Role

_LOOKS_FOR = word_set("search browse find compare discover explore filter")
_TAKES = word_set("book rent hire buy purchase reserve borrow adopt bid join back shop")
_OFFERS = word_set("list offer sell add post publish upload create manage register provide advertise")
_DEALS = word_set(
    "booking appointment reservation order loan application ticket request session visit rental purchase enrolment "
    "enrollment registration subscription payment donation bid vote review message invoice bill record result"
)
"""Records of what two sides have agreed on: nobody else's business, whatever is done with them."""
_BETWEEN_TWO = word_set(
    "booking appointment reservation order loan application rental purchase enrolment enrollment registration "
    "subscription payment donation invoice bill cart"
)
"""Those of them that no stranger may read, with carts."""
_KNOWN_TO_THE_HOUSE = word_set(
    "customer client patient passenger employee lead tenant guest subscriber debtor payer borrower applicant candidate "
    "guardian parent prospect"
)
"""People whom the house keeps in its books: their names and numbers are nothing for strangers."""
_LINE = re.compile(r"^(?:order|cart|invoice)_(?:item|line)$")
_THEIRS = word_set("their his her its my our")


def is_deal(entity: Entity) -> bool:
    """Whether it is something that two sides have agreed on, such as an appointment."""
    return entity.name.split("_")[-1] in _DEALS


def is_between_two(entity: Entity) -> bool:
    """Whether strangers have no business with it: orders, bookings, payments and the lines of such, customers."""
    return (
        entity.name.split("_")[-1] in _BETWEEN_TWO | _KNOWN_TO_THE_HOUSE
        or _LINE.match(entity.archetype or entity.name) is not None
    )


def path_to(role: Role, entity: Entity, entities: Sequence[Entity]) -> tuple[str, ...]:
    """The relations by which a record leads to the account of somebody of this role; empty when none do."""
    known = {one.name: one for one in entities}
    for link in entity.relations:
        target = known.get(link.target)
        if target is None or link.kind == "many_to_many" or target.name != role.name:
            continue
        account = next((one.name for one in target.relations if one.target == "user"), None)
        if account is not None:
            return (link.name, account)
    return ()


def is_on_offer(entity: Entity, deeds: Sequence[Deed]) -> bool:
    """Whether people look for it or take it: `customers search boats`, `people rent boats`."""
    return not is_deal(entity) and any(
        is_about(deed, entity) and not _is_theirs(deed) and deed.verb in _LOOKS_FOR | _TAKES for deed in deeds
    )


def offers(entity: Entity, deeds: Sequence[Deed]) -> frozenset[str]:
    """Words for those who offer it: `owners list their boats`."""
    return frozenset(
        deed.actor.name
        for deed in deeds
        if deed.actor is not None and is_about(deed, entity) and deed.verb in _OFFERS
    )


def is_about(deed: Deed, entity: Entity) -> bool:
    """Whether something is done to records of the entity."""
    words = entity.name.replace("_", " ")
    found = deed.object
    return found is not None and (words in found.name or found.head == words.split()[-1])


def _is_theirs(deed: Deed) -> bool:
    found = deed.object
    return found is not None and (found.determiner in _THEIRS or "own" in found.adjectives)
