"""Walking a specification: every node with its place."""

from collections.abc import Iterator
from typing import Any

from loomery_spec.base import Node


def _part(item: Any, index: int) -> str:
    for attribute in ("name", "entity", "feature", "role"):
        value = getattr(item, attribute, None)
        if isinstance(value, str):
            return value
    return str(index)


def nodes(value: Node, place: str = "") -> Iterator[tuple[str, Node]]:
    """The node and all below it, outer first, as `(place, node)`.

    A place reads `entities.task.fields.title`.
    """
    yield place or "(app)", value
    for name in type(value).model_fields:
        inner = getattr(value, name)
        here = f"{place}.{name}" if place else name
        if isinstance(inner, Node):
            yield from nodes(inner, here)
        elif isinstance(inner, tuple):
            for index, item in enumerate(inner):
                if isinstance(item, Node):
                    yield from nodes(item, f"{here}.{_part(item, index)}")
