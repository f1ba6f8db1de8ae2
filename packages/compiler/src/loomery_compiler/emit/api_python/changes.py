"""What differs between the tables of two generations; elements are matched by identity, then by name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from loomery_compiler.emit.api_python.migration import unique_name
from loomery_compiler.emit.api_python.tables import Column, Table

BESIDE = "__new"
"""Ending of a column's name while values are carried over to it."""
LENGTH = re.compile(r"sa\.String\((\d+)\)")


class _Named(Protocol):
    @property
    def ident(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def bound(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)


@dataclass(frozen=True, kw_only=True)
class ColumnChange:
    """A column before and after."""

    old: Column
    new: Column

    @property
    def widened(self) -> bool:
        """Whether every value of the old type is one of the new type, kept in the same way."""
        if (self.old.type, self.new.type) == ("sa.Integer()", "sa.BigInteger()"):
            return True
        was, is_ = LENGTH.fullmatch(self.old.type), LENGTH.fullmatch(self.new.type)
        if was is None or self.old.type == self.new.type:
            return False
        return self.new.type == "sa.Text()" or (is_ is not None and int(is_[1]) > int(was[1]))

    @property
    def converted(self) -> bool:
        """Whether values are carried over one by one."""
        return self.old.type != self.new.type and not self.widened

    @property
    def narrowed(self) -> bool:
        """Whether some values that were allowed are no longer."""
        if not self.new.allowed:
            return False
        return not self.old.allowed or bool(set(self.old.allowed) - set(self.new.allowed))


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """A table before and after; `tables` are the new names of renamed tables by their old ones."""

    old: Table
    new: Table
    tables: dict[str, str]

    @cached_property
    def _matched(self) -> "Matched[Column]":
        return match(self.old.columns, self.new.columns)

    @property
    def kept(self) -> tuple[ColumnChange, ...]:
        """Columns of both."""
        return tuple(ColumnChange(old=old, new=new) for old, new in self._matched.kept)

    @property
    def added(self) -> tuple[Column, ...]:
        """Columns of the new table alone."""
        return self._matched.added

    @property
    def removed(self) -> tuple[Column, ...]:
        """Columns of the old table alone."""
        return self._matched.removed

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Steps from old to new column names, in an order that never meets a name in use."""
        return rename_steps((item.old.name, item.new.name) for item in self.kept)

    @cached_property
    def _still(self) -> dict[str, str]:
        """New names of columns that keep their place, by old ones; constraints over others are made anew."""
        return {item.old.name: item.new.name for item in self.kept if not item.converted}

    @property
    def _same_uniques(self) -> set[str]:
        old = {unique_name(self.old.name, names): names for names in self.old.uniques}
        new = {unique_name(self.new.name, names): names for names in self.new.uniques}
        return {name for name in old if name in new and tuple(map(self._still.get, old[name])) == new[name]}

    @property
    def lost_uniques(self) -> tuple[str, ...]:
        """Names of constraints to remove."""
        names = [unique_name(self.old.name, columns) for columns in self.old.uniques]
        return tuple(name for name in names if name not in self._same_uniques)

    @property
    def new_uniques(self) -> tuple[tuple[str, ...], ...]:
        """Columns of constraints to add."""
        same = self._same_uniques
        return tuple(names for names in self.new.uniques if unique_name(self.new.name, names) not in same)

    @property
    def _same_keys(self) -> set[str]:
        """New names of columns whose foreign key stays."""
        if self.old.name != self.new.name:
            return set()
        return {
            item.new.name
            for item in self.kept
            if item.old.name == item.new.name
            and self.tables.get(item.old.target, item.old.target) == item.new.target
            and item.old.on_delete == item.new.on_delete
            and not item.converted
        }

    @property
    def lost_keys(self) -> tuple[str, ...]:
        """Old names of columns whose foreign key is removed."""
        same = self._same_keys
        return tuple(item.name for item in self.old.columns if item.target and item.name not in same)

    @property
    def new_keys(self) -> tuple[Column, ...]:
        """Columns that get a foreign key."""
        same = self._same_keys
        return tuple(item for item in self.new.columns if item.target and item.name not in same)

    @property
    def _same_indexes(self) -> set[str]:
        if self.old.name != self.new.name:
            return set()
        return {
            name for name in self.old.indexes if name in self.new.indexes and self._still.get(name) == name
        }

    @property
    def lost_indexes(self) -> tuple[str, ...]:
        """Columns whose index is removed."""
        return tuple(name for name in self.old.indexes if name not in self._same_indexes)

    @property
    def new_indexes(self) -> tuple[str, ...]:
        """Columns that get an index."""
        return tuple(name for name in self.new.indexes if name not in self._same_indexes)


@dataclass(frozen=True, kw_only=True)
class Matched(Generic[NamedT]):
    """Two lists of elements, compared."""

    kept: tuple[tuple[NamedT, NamedT], ...]
    added: tuple[NamedT, ...]
    removed: tuple[NamedT, ...]


def match(old: Sequence[NamedT], new: Sequence[NamedT]) -> Matched[NamedT]:
    """Pair elements by identity, and what is left by name."""
    idents = {(item.ident, item.bound): item for item in old}
    pairs = {item.ident: idents[key] for item in new if (key := (item.ident, item.bound)) in idents}
    taken = {item.ident for item in pairs.values()}
    names = {(item.name, item.bound): item for item in old if item.ident not in taken}
    pairs |= {
        item.ident: names[key]
        for item in new
        if item.ident not in pairs and (key := (item.name, item.bound)) in names
    }
    matched = {item.ident for item in pairs.values()}
    return Matched(
        kept=tuple((pairs[item.ident], item) for item in new if item.ident in pairs),
        added=tuple(item for item in new if item.ident not in pairs),
        removed=tuple(item for item in old if item.ident not in matched),
    )


def rename_steps(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Renamings in an order that never meets a name in use; a circle goes by a name in between."""
    waiting = {old: new for old, new in pairs if old != new}
    steps: list[tuple[str, str]] = []
    while waiting:
        free = next((old for old, new in waiting.items() if new not in waiting), None)
        if free is not None:
            steps.append((free, waiting.pop(free)))
            continue
        old = next(iter(waiting))
        steps.append((old, old + BESIDE))
        waiting[old + BESIDE] = waiting.pop(old)
    return tuple(steps)


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All that differs between two generations of tables."""

    kept: tuple[TableChange, ...]
    added: tuple[Table, ...]
    removed: tuple[Table, ...]
    renamed: tuple[tuple[str, str], ...]


def compare(old: Sequence[Table], new: Sequence[Table]) -> Changes:
    """Compare the tables of two generations."""
    matched = match(old, new)
    names = {before.name: after.name for before, after in matched.kept}
    return Changes(
        kept=tuple(TableChange(old=before, new=after, tables=names) for before, after in matched.kept),
        added=matched.added,
        removed=matched.removed,
        renamed=rename_steps(names.items()),
    )
