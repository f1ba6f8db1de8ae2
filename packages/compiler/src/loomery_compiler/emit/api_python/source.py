"""Small builders of Python source that the formatter leaves as it is."""

from collections.abc import Iterable, Sequence

WIDTH = 110


def call(head: str, arguments: Sequence[str], *, indent: int = 0, tail: str = "", open_: str = "(") -> str:
    """`head(arguments)tail` on one line when it fits, else one argument a line.

    The result starts without indentation; further lines are indented by `indent` spaces or more.
    """
    close = {"(": ")", "[": "]", "{": "}"}[open_]
    flat = f"{head}{open_}{', '.join(arguments)}{close}{tail}"
    if "\n" not in flat and indent + len(flat) <= WIDTH:
        return flat
    if not arguments:
        return flat
    pad = " " * (indent + 4)
    lines = [f"{pad}{argument}," for argument in arguments]
    return "\n".join([f"{head}{open_}", *lines, " " * indent + close + tail])


def sequence(items: Sequence[str], *, indent: int = 0, head: str = "", tail: str = "") -> str:
    """A tuple of expressions; a tuple of one keeps its comma."""
    if len(items) == 1:
        flat = f"{head}({items[0]},){tail}"
        if "\n" not in flat and indent + len(flat) <= WIDTH:
            return flat
        return f"{head}(\n{' ' * (indent + 4)}{items[0]},\n{' ' * indent}){tail}"
    return call(head, items, indent=indent, tail=tail)


def shift(text: str, spaces: int) -> str:
    """Indent every line but the first."""
    return text.replace("\n", "\n" + " " * spaces)


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
