"""The name of it all that stands before a colon: `Town library: members may borrow two books`."""

from __future__ import annotations

import re

_LEAD = re.compile(r"[a-z][\w' -]{1,60}: (?=\S)", re.IGNORECASE)


def lead_of(text: str) -> str:
    """The name with its colon and space; empty where a text has none."""
    match = _LEAD.match(text)
    return match.group() if match else ""
