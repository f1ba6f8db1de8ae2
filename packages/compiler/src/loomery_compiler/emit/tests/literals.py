"""Python literals laid out as the formatter would: on one line when they fit, else one item a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from loomery_compiler.emit.names import pyrepr

WIDTH = 110
Value: TypeAlias = Any


@dataclass(frozen=True)
class Code:
    """An expression that stands as it is."""

    text: str


@dataclass(frozen=True)
class Call:
    """A call with positional and named arguments."""

    function: str
    arguments: Sequence[Value] = ()
    named: Mapping[str, Value] | None = None


def literal(value: Value, indent: int = 0, used: int = 0) -> str:
    """The value as source; `indent` is that of its line, `used` what else stands on its first line."""
    flat = _flat(value)
    if indent + used + len(flat) <= WIDTH:
        return flat
    pad, inner = " " * indent, " " * (indent + 4)
    match value:
        case Call():
            rows = [literal(item, indent + 4, 1) for item in value.arguments]
            rows += [
                f"{key}={literal(item, indent + 4, len(key) + 2)}"
                for key, item in (value.named or {}).items()
            ]
            opening, closing = f"{value.function}(", ")"
        case dict():
            rows = [
                f"{pyrepr(key)}: {literal(item, indent + 4, len(pyrepr(key)) + 3)}"
                for key, item in value.items()
            ]
            opening, closing = "{", "}"
        case list() | tuple():
            rows = [literal(item, indent + 4, 1) for item in value]
            opening, closing = ("[", "]") if isinstance(value, list) else ("(", ")")
        case _:
            return flat
    if not rows:
        return flat
    return "\n".join([opening, *(f"{inner}{row}," for row in rows), f"{pad}{closing}"])


def _flat(value: Value) -> str:
    match value:
        case Code():
            return value.text
        case Call():
            parts = [_flat(item) for item in value.arguments]
            parts += [f"{key}={_flat(item)}" for key, item in (value.named or {}).items()]
            return f"{value.function}({', '.join(parts)})"
        case dict():
            return "{" + ", ".join(f"{pyrepr(key)}: {_flat(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flat(item) for item in value) + "]"
        case tuple():
            inner = ", ".join(_flat(item) for item in value)
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        case _:
            return pyrepr(value)


def assign(name: str, value: Value, annotation: str = "") -> str:
    """`name = value`, laid out."""
    head = f"{name}: {annotation}" if annotation else name
    return f"{head} = {literal(value, 0, len(head) + 3)}"
