"""How readily applications keep records of what a noun names, from general knowledge (`nouns.txt`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, cast

Readiness = Literal["always", "often", "seldom", "never", ""]


@cache
def _known() -> dict[str, Readiness]:
    """Noun -> how readily it is kept; a line is `readiness: noun noun …`."""
    found: dict[str, Readiness] = {}
    for line in files(__package__).joinpath("nouns.txt").read_text("utf-8").splitlines():
        readiness, colon, nouns = line.partition(": ")
        if colon and not line.startswith("#"):
            found |= dict.fromkeys(nouns.split(), cast("Readiness", readiness))
    return found


def readiness(name: str) -> Readiness:
    """How readily a thing of that name is kept, by its last word; nothing where the word is not known."""
    return _known().get(name.split()[-1], "") if name else ""
