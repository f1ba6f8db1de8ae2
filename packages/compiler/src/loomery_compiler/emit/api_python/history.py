"""The migrations that are there already: their revisions, and where the next one goes on."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

VERSIONS = "api/migrations/versions"
NUMBER = re.compile(r"^(\d{4})_")
LONGEST = 32
"""Most characters of a revision that Alembic's own table can hold."""


@dataclass(frozen=True, kw_only=True)
class History:
    """Revisions in the order of their files' names, and those that none goes on from."""

    revisions: tuple[str, ...]
    heads: tuple[str, ...]
    last_number: int

    @property
    def before(self) -> str:
        """The source of the next `down_revision`; a tuple joins branches that people made."""
        if len(self.heads) == 1:
            return f'"{self.heads[0]}"'
        return "(" + ", ".join(f'"{head}"' for head in self.heads) + ")"

    def next_revision(self, words: str) -> str:
        """A name for the next revision, such as `0002_add_projects`, cut at a word."""
        name = f"{self.last_number + 1:04}_{words}"
        return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("_")[0]


def read_history(files: Mapping[str, bytes]) -> History:
    """Read the revisions of migration files; what is no migration is passed over."""
    found = [_revision(files[path]) for path in sorted(files)]
    known = {name: before for name, before in found if name}
    used = {name for before in known.values() for name in before}
    numbers = [match[1] for path in files if (match := NUMBER.match(PurePosixPath(path).name))]
    return History(
        revisions=tuple(known),
        heads=tuple(name for name in known if name not in used),
        last_number=max(map(int, numbers), default=0),
    )


def _revision(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The revision and those before it; empty when the file names none."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError):
        return "", ()
    values: dict[str, tuple[str, ...]] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                values[target.id] = _strings(node.value)
    name = values.get("revision", ())
    return (name[0] if name else "", values.get("down_revision", ()))


def _strings(value: ast.expr) -> tuple[str, ...]:
    return tuple(
        node.value
        for node in ast.walk(value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
