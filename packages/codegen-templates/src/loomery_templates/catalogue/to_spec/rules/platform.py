"""Rules that every application keeps by its construction: to-one links, copied prices, the last administrator."""

import re
from typing import Final

from loomery_spec.fields import FileType, ImageType
from loomery_templates.catalogue.to_spec.members import own_words
from loomery_templates.catalogue.to_spec.rules.meant import to_one
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["by_construction"]

_ONE: Final = re.compile(
    r"^(?:an? |the |each |every )?(?P<what>[\w ]+?) (?:is|comes?|belongs?|sits?|has) (?:accepted |"
    r"taken |done |given |from |to |by |at |"
    r"made )*(?:only |exactly )?one (?P<other>[\w ]+?)(?: (?:only|at a time|at once))?$"
    r"|^one (?P<holder>[\w ]+?) (?:per|for each|takes an?) (?P<thing>[\w ]+?)(?: at a time)?$"
)
_ROLES: Final = re.compile(
    r"\blast admin\b|\bonly administrators change roles\b|\bnobody raises their own role\b"
)
_PRICES: Final = re.compile(r"\bprices on an order do not change\b|\bprice shown is the price ordered\b")
_SIZES: Final = re.compile(r"\bup to (?P<size>\d+) ?mb\b")
_NEEDED: Final = re.compile(
    r"^(?:required|mandatory) (?:form )?(?:fields|questions) (?:are|must be) (?:filled|answered)"
)
_CHECKED: Final = re.compile(r"\brequired, minimum, maximum\b|\bevery recipient is a valid address\b")


def by_construction(text: str, scope: Scope) -> bool:
    """`a ride is accepted by one driver`: said by the shape of the data, or by what every application does."""
    if _ROLES.search(text):
        return any(role.kind == "admin" for role in scope.roles)
    if _PRICES.search(text):
        return any(rule.kind == "line_items" for one in scope.entities.values() for rule in one.constraints)
    if _NEEDED.match(text) or _CHECKED.search(text):
        return True
    return _one_of(text, scope) or _sized(text, scope)


def _one_of(text: str, scope: Scope) -> bool:
    found = _ONE.match(text)
    if found is None:
        return False
    entity = scope.named(found["what"] or found["thing"])
    said = set(words(found["other"] or found["holder"]))
    return entity is not None and any(
        said & (own_words(link.name) | own_words(link.target)) for link in to_one(entity)
    )


def _sized(text: str, scope: Scope) -> bool:
    """Files above the size are refused; the limit is set where files are kept."""
    found = _SIZES.search(text)
    if found is None:
        return False
    hit = False
    for entity in list(scope.entities.values()):
        fields = tuple(
            field.model_copy(
                update={"type": field.type.model_copy(update={"max_bytes": int(found["size"]) * 1_000_000})}
            )
            if isinstance(field.type, FileType | ImageType)
            else field
            for field in entity.fields
        )
        if fields != entity.fields or any(isinstance(field.type, FileType | ImageType) for field in fields):
            scope.put(entity.model_copy(update={"fields": fields}))
            hit = True
    return hit
