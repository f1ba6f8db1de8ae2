"""Small builders of Python source that the formatter leaves as it is."""

from collections.abc import Iterable, Sequence

WIDTH = 110


def call(
    head: str,
    arguments: Sequence[str],
    *,
    indent: int = 0,
    tail: str = "",
    open_: str = "(",
    width: int = WIDTH,
) -> str:
    """`head(arguments)tail` on one line when it fits, else one argument a line.

    The result starts without indentation; further lines are indented by `indent` spaces or more. One column
    is kept free for a comma after it.
    """
    close = {"(": ")", "[": "]", "{": "}"}[open_]
    flat = f"{head}{open_}{', '.join(arguments)}{close}{tail}"
    if not arguments or ("\n" not in flat and indent + len(flat) < width):
        return flat
    return exploded(head + open_, arguments, indent, close + tail)


def exploded(head: str, arguments: Sequence[str], indent: int, end: str) -> str:
    """One argument a line; the comma after the last keeps the formatter from joining them."""
    pad = " " * (indent + 4)
    return "\n".join([head, *(f"{pad}{argument}," for argument in arguments), " " * indent + end])


def wrapped(text: str, indent: int, before: int = 0) -> str:
    """A call that is too long for its line, one argument a line and so on inside; other text as it is."""
    if indent + before + len(text) < WIDTH or not text.endswith(")"):
        return text
    head, _, rest = text.partition("(")
    arguments = _split(rest[:-1])
    if not arguments or not head.replace(".", "").replace("_", "").isalnum():
        return text
    return exploded(f"{head}(", [wrapped(item, indent + 4) for item in arguments], indent, ")")


def _split(text: str) -> list[str]:
    """Arguments at the outermost level; none when the text is not one whole list of arguments."""
    parts, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(text):
        if sign == '"' and text[place - 1 : place] != "\\":
            quoted = not quoted
        if quoted:
            continue
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0:
            return []
        if sign == "," and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [*parts, text[start:].strip()]


def sequence(items: Sequence[str], *, indent: int = 0, head: str = "", tail: str = "") -> str:
    """A tuple of expressions; a tuple of one keeps its comma."""
    if len(items) != 1:
        return call(head, items, indent=indent, tail=tail)
    flat = f"{head}({items[0]},){tail}"
    if "\n" not in flat and indent + len(flat) < WIDTH:
        return flat
    return exploded(f"{head}(", items, indent, f"){tail}")


def imports(lines: Iterable[str]) -> str:
    """Import statements in the order that the linter wants, each once, in three groups."""
    modules = sorted(set(lines), key=_import_key)
    groups: list[list[str]] = [[], [], []]
    for line in modules:
        groups[_group(line)].append(line)
    return "\n\n".join("\n".join(_joined(group)) for group in groups if group)


def _module(line: str) -> str:
    return line.split()[1]


def _group(line: str) -> int:
    top = _module(line).split(".")[0]
    if top == "app":
        return 2
    return 1 if top in {"sqlalchemy", "fastapi", "pydantic", "alembic"} else 0


def _import_key(line: str) -> tuple[bool, str, str]:
    return (line.startswith("from "), _module(line), line)


def _joined(lines: list[str]) -> list[str]:
    """Join `from m import a` and `from m import b`."""
    plain = [line for line in lines if not line.startswith("from ")]
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.startswith("from "):
            module, _, name = line.removeprefix("from ").partition(" import ")
            found.setdefault(module, set()).add(name)
    return plain + [_from(module, names) for module, names in sorted(found.items())]


def _from(module: str, names: set[str]) -> str:
    ordered = sorted(names, key=_member_key)
    flat = f"from {module} import {', '.join(ordered)}"
    if len(flat) <= WIDTH:
        return flat
    return call(f"from {module} import ", ordered)


def _member_key(name: str) -> tuple[int, str]:
    plain = name.split(" as ")[0]
    if plain.isupper() and len(plain) > 1:
        return (0, plain)
    return (1 if plain[:1].isupper() else 2, plain.lower())
