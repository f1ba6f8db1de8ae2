"""Whether an expected role is there under another name."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_spec import AppSpec, Role
from loomery_templates.catalogue import words
from tools.understand_eval.meaning import HEAD, likeness

_ADMIN = (
    "administrator admin owner operator manager superadmin moderator marketer publisher organizer organiser "
    "host editor curator staff clerk operator analyst"
)
ADMIN_SIDE = frozenset(_ADMIN.split())
_STRANGER = frozenset({"visitor", "guest", "viewer", "reader", "browser", "audience"})


def found_roles(expected: Sequence[str], spec: AppSpec, text: str) -> list[str]:
    """Those of the expected roles that the specification has.

    A name that the text never uses is the reader's own word for the ordinary person or for the side that runs
    the place; then a role of that side answers to it.
    """
    said = set(words(text))
    return [name for name in expected if _has(name, spec.roles, said)]


def _has(name: str, roles: Sequence[Role], said: set[str]) -> bool:
    if any(likeness(name, label) >= HEAD for role in roles for label in (role.name, role.label)):
        return True
    head = words(name)[-1]
    if head in _STRANGER:
        return any(role.kind == "visitor" for role in roles)
    if head in ADMIN_SIDE:
        return any(role.kind in ("admin", "staff") for role in roles)
    return head not in said and any(_ordinary(role) for role in roles)


def _ordinary(role: Role) -> bool:
    """Members; and the visitor where the text's users are not signed in."""
    stated = role.evidence is not None and role.evidence.source == "stated"
    return role.kind == "member" or (role.kind == "visitor" and stated)


def answered(role: Role, expected: Sequence[str], text: str) -> bool:
    """Whether a role of the specification answers to one of the expected ones."""
    said = set(words(text))
    return any(_has(name, [role], said) for name in expected)
