"""The application for which records are made: what else it keeps, and what its description says."""

from collections.abc import Sequence
from dataclasses import dataclass

from loomery_templates.catalogue.models import RecordBank, WordBanks
from loomery_templates.catalogue.words import words

__all__ = ["ANYWHERE", "Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """`archetypes` are those that the application keeps; `said` is its description as plain words with spaces
    around."""

    archetypes: frozenset[str] = frozenset()
    said: str = ""

    def says(self, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases is said, as whole words in a row."""
        return any(f" {' '.join(words(phrase))} " in self.said for phrase in phrases)

    def bank(self, banks: WordBanks, archetype_id: str) -> RecordBank | None:
        """The bank that suits the archetype here, if there is any."""
        return banks.bank(archetype_id, self.archetypes, self.says)


ANYWHERE = Setting()
"""No application in particular."""
