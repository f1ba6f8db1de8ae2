"""Which passwords are refused: those that are tried first (NIST SP 800-63B, 5.1.1.2). Kinds of letters are free."""

import re
from functools import cache
from importlib.resources import files

from loomery_auth.errors import WeakPasswordError

__all__ = ["refuse_weak"]

_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_REPEATED = re.compile(r"(.{1,4}?)\1+")
_SHORTEST_NAME = 4
_LEFT_OVER = 5
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertzuiopasdfghjkl", "qwertyuiopasdfghjkl")


@cache
def _common() -> frozenset[str]:
    text = files("loomery_auth.security").joinpath("common_passwords.txt").read_text(encoding="ascii")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def _is_common(password: str) -> bool:
    lower = password.lower()
    bare = _AROUND.sub("", lower)
    forms = {lower, bare, lower.translate(_LOOKALIKES), bare.translate(_LOOKALIKES)}
    forms |= {_AROUND.sub("", form) for form in forms}
    return any(form in _common() for form in forms)


def _is_a_row(password: str) -> bool:
    lower = password.lower()
    return any(lower in row or lower in row[::-1] for row in _ROWS) or _REPEATED.fullmatch(lower) is not None


def _is_mostly_the_name(password: str, email: str) -> bool:
    lower = password.lower()
    local, _, domain = email.partition("@")
    names = {local, domain, domain.partition(".")[0], *re.split(r"[._+-]", local)}
    return any(
        len(name) >= _SHORTEST_NAME and name in lower and len(lower) - len(name) <= _LEFT_OVER
        for name in names
    )


def refuse_weak(password: str, email: str) -> None:
    """Raises WeakPasswordError for a password that others try first."""
    if _is_common(password):
        raise WeakPasswordError(
            "This password is one of those that are tried first.", hint="Use several words."
        )
    if _is_a_row(password):
        raise WeakPasswordError(
            "This password repeats itself or follows a row of keys.", hint="Use several words."
        )
    if _is_mostly_the_name(password, email):
        raise WeakPasswordError("This password is little more than your address.", hint="Use several words.")
