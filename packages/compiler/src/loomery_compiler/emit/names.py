"""Names in the case of a target language, and values as literals of it. Pure functions, used as filters."""

import ast
import json
import re
from typing import Any


def words(name: str) -> list[str]:
    """The words of an identifier in any case: `orderItem2` -> `["order", "item2"]`."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    return [word.lower() for word in re.split(r"[^A-Za-z0-9]+", spaced) if word]


def snake(name: str) -> str:
    """`order_item`."""
    return "_".join(words(name))


def kebab(name: str) -> str:
    """`order-item`."""
    return "-".join(words(name))


def pascal(name: str) -> str:
    """`OrderItem`."""
    return "".join(word.capitalize() for word in words(name))


def camel(name: str) -> str:
    """`orderItem`."""
    whole = pascal(name)
    return whole[:1].lower() + whole[1:]


def plural_safe(plural: str, singular: str) -> str:
    """The plural, or `<singular>_list` where both are one word (`sheep`), so that both can be identifiers."""
    return plural if plural != singular else f"{singular}_list"


def pyrepr(value: Any) -> str:
    """A Python literal; strings in double quotes, as the formatter wants them."""
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return text.replace("\x7f", "\\x7f")
    if isinstance(value, list | tuple):
        inner = ", ".join(pyrepr(item) for item in value)
        if isinstance(value, list):
            return f"[{inner}]"
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{pyrepr(key)}: {pyrepr(item)}" for key, item in value.items()) + "}"
    return repr(value)


def tsstring(value: str) -> str:
    """A TypeScript string literal, safe inside a script element as well."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/").replace("\u2028", "\\u2028")


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON with its keys in the given order."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def names_in(source: str) -> frozenset[str]:
    """Names that the code reads, to import what it needs; words in texts and comments are none.

    Raises SyntaxError when the source is not whole statements.
    """
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name))
    return frozenset(node.id for node in nodes if isinstance(node.ctx, ast.Load))
