"""Rules that other parts already keep: field types, permissions by owner, states, and the record's own
dates."""

import re
from typing import Final

from loomery_spec import Grant
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["by_permission", "by_type"]

_TYPED: Final = (
    (
        re.compile(r"\bvalid (?:web |full web )?(?:address|link|url)|full web address|valid web addresses\b"),
        {"url"},
    ),
    (re.compile(r"\bvalid e-?mail\b"), {"email"}),
    (re.compile(r"\bphone numbers are in international form\b"), {"phone"}),
    (
        re.compile(r"\b(?:money|amounts?) (?:is|are) (?:rounded|kept) to (?:2|two) (?:places|decimals)\b"),
        {"money"},
    ),
    (re.compile(r"\bonly pictures can be uploaded\b"), {"image"}),
    (re.compile(r"\buploads are video files\b"), {"video"}),
    (re.compile(r"\brating(?:s)? (?:lies?|is|are)? ?(?:between|from) 1 (?:and|to) 5\b"), {"rating"}),
)
_OWN: Final = re.compile(
    r"\b(?:sees?|see|edits?|manages?|opens?|changes?|deletes?|keeps?) (?:and \w+ )?only (?:the |"
    r"their |his |its )?own\b|"
    r"\bonly (?:the )?(?:owner|writer|author|person|uploader|creator|seller|member) (?:\w+ )?(?:and "
    r"\w+ )?(?:sees?|edits?|opens?|changes?|deletes?|"
    r"manages?|publishes|dissolves|renames|may)\b|"
    r"\bprivate to the (?:owner|member|writer)\b|\bseen by (?:its|the|their) (?:owner|uploader|"
    r"person|writer)s? (?:alone|only)\b|"
    r"\bseen only by the (?:person|owner)\b|\bsees? only (?:the )?own\b"
)
_STAFF: Final = re.compile(r"^only (?P<role>[\w ]+?) (?:may |can )?(?P<verb>\w+)(?: (?P<what>[\w ]+))?$")
_ACTION_OF: Final = {
    "publish": "edit", "approve": "edit", "edit": "edit", "change": "edit", "delete": "delete",
    "export": "export",
    "see": "view", "view": "view", "write": "create", "create": "create", "manage": "edit",
}  # fmt: skip


def by_type(text: str, scope: Scope) -> bool:
    """`the target is a valid web address`: the type of a field refuses anything else."""
    for pattern, kinds in _TYPED:
        if pattern.search(text):
            return any(
                field.type.kind in kinds for entity in scope.entities.values() for field in entity.fields
            )
    return False


def _owned(text: str, scope: Scope, grants: list[Grant]) -> bool:
    named = scope.named(text.split(" own ")[-1]) if " own " in text else scope.leading(text)
    entity = named[0] if isinstance(named, tuple) else named or scope.named(text)
    owned = {grant.entity for grant in grants if grant.scope != "all"}
    if entity is None:
        return bool(owned) and "own data" in text
    outside = {role.name for role in scope.roles if role.kind in {"member", "visitor"}}
    open_to = {
        grant.role
        for grant in grants
        if grant.entity == entity.name and grant.scope == "all" and "view" in grant.actions
    }
    changes = {
        grant.role
        for grant in grants
        if grant.entity == entity.name and grant.scope == "all" and "edit" in grant.actions
    }
    about_seeing = re.search(r"\b(sees?|opens?|private|seen)\b", text)
    return entity.name in owned and not (outside & (open_to if about_seeing else changes))


def by_permission(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`members see only their own bookings`, `only editors publish`: true when the grants say the same."""
    if _OWN.search(text):
        return _owned(text, scope, grants)
    found = _STAFF.match(text)
    if not found:
        return False
    said = set(words(found["role"]))
    allowed = {role.name for role in scope.roles if said & set(words(role.label)) or role.kind == "admin"}
    named = {role.name for role in scope.roles if said & set(words(role.label))}
    action = _ACTION_OF.get(words(found["verb"])[0]) if words(found["verb"]) else None
    entity = scope.named(found["what"]) if found["what"] else None
    if not named or action is None or entity is None:
        return False
    may = {
        grant.role
        for grant in grants
        if grant.entity == entity.name and action in grant.actions and grant.scope == "all"
    }
    return bool(may) and may <= allowed
