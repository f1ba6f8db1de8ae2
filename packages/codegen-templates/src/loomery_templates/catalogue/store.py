"""The compiled index on disk: small files read once, entries parsed only when they are asked for.

Each kind has `<kind>.jsonl` (one entry a line) and `<kind>.index.json` (where each line starts, and the
words that
lead to it). `manifest.json` holds the digests of the data files that all of it was made from.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel

from loomery_templates.catalogue.errors import StaleIndexError, UnknownEntryError

__all__ = ["COMPILED", "Shelf", "read_json"]

COMPILED: Final = Path(__file__).parent / "compiled"

_Entry = TypeVar("_Entry", bound=BaseModel)


def read_json(path: Path) -> Any:
    """The content of a compiled file. Raises StaleIndexError when it isn't there."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise StaleIndexError(
            f"{path.name} is missing: run `python -m loomery_templates.catalogue build`"
        ) from error


class Shelf(Generic[_Entry]):
    """All entries of one kind, by id, parsed on use and kept."""

    def __init__(self, root: Path, kind: str, model: type[_Entry]) -> None:
        self._root, self._kind, self._model = root, kind, model
        self._parsed: dict[str, _Entry] = {}

    @cached_property
    def index(self) -> dict[str, Any]:
        """The index file: `lines` (id -> offset and length) and what `build` put beside it."""
        content: dict[str, Any] = read_json(self._root / f"{self._kind}.index.json")
        return content

    @cached_property
    def _bytes(self) -> bytes:
        return (self._root / f"{self._kind}.jsonl").read_bytes()

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in the order of the data files."""
        return tuple(self.index["lines"])

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self.index["lines"]

    def get(self, entry_id: str) -> _Entry:
        """The entry with that id. Raises UnknownEntryError."""
        if entry_id not in self._parsed:
            try:
                start, length = self.index["lines"][entry_id]
            except KeyError:
                raise UnknownEntryError(f"no {self._kind} has the id {entry_id!r}") from None
            self._parsed[entry_id] = self._model.model_validate_json(self._bytes[start : start + length])
        return self._parsed[entry_id]
