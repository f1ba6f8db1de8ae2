"""Chance that always falls the same way: numbers drawn from a hash of words, alike on every machine and
version."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

__all__ = ["Dice"]

_T = TypeVar("_T")


class Dice:
    """A sequence of draws that depends on nothing but the words it was made with."""

    def __init__(self, *seed: str | int) -> None:
        self._seed = "/".join(map(str, seed))
        self._drawn = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1; `limit` is at least 1."""
        self._drawn += 1
        digest = sha256(f"{self._seed}/{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:6], "big") % limit

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`, in thousandths of the way."""
        return low + (high - low) * self.below(1001) / 1000

    def pick(self, values: Sequence[_T]) -> _T:
        """One of the values; there must be at least one."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[_T]) -> list[_T]:
        """All values in another order."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]
