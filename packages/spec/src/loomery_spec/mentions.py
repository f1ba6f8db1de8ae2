"""Whether a part of a specification speaks of something, by its name."""

from collections.abc import Collection
from typing import Any

__all__ = ["mentions"]


def mentions(value: Any, names: Collection[str]) -> bool:
    """Whether one of the names stands as a value anywhere in a part, given as JSON."""
    if isinstance(value, dict):
        return any(mentions(item, names) for item in value.values())
    if isinstance(value, list | tuple):
        return any(mentions(item, names) for item in value)
    return isinstance(value, str) and value in names
