"""Which page a path leads to, without what names one thing among many."""

import re

__all__ = ["page_of"]

_LONGEST = 500
_PATH = re.compile(r"/[^?#\s]*")
_NAMELESS = re.compile(r"[0-9]+|[0-9a-fA-F-]{16,}|(?=[^/]*[0-9])[A-Za-z0-9_.~%-]{20,}")
"""Parts of paths that name one thing among many, or open something: numbers, ids, tokens."""


def page_of(path: str) -> str:
    """The page that a path leads to: what names one thing among many becomes `:id`; empty when it is no path."""
    if not _PATH.fullmatch(path):
        return ""
    parts = (":id" if _NAMELESS.fullmatch(part) else part for part in path.split("/"))
    return "/".join(parts)[:_LONGEST]
