"""Word banks: what believable records are made of beyond an archetype's own samples."""

from pydantic import Field

from loomery_templates.catalogue.models.node import Node

__all__ = ["TitleBank", "WordBanks"]


class TitleBank(Node):
    """Titles for the archetypes named, and for those whose id ends so (`club_event` for `event`)."""

    for_archetypes: tuple[str, ...] = Field(alias="for")
    values: tuple[str, ...]


class WordBanks(Node):
    """Names of people, places and firms, sentences, and titles by kind of thing."""

    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    places: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]
    companies: tuple[str, ...]
    notes: tuple[str, ...]
    descriptions: tuple[str, ...]
    suffixes: tuple[str, ...]
    comments: tuple[str, ...]
    banks: tuple[TitleBank, ...]

    def titles(self, archetype_id: str) -> tuple[str, ...]:
        """Titles for an archetype: by its id, else by the last word of its id; empty when there are none."""
        for name in (archetype_id, archetype_id.rpartition("_")[2]):
            for bank in self.banks:
                if name in bank.for_archetypes:
                    return bank.values
        return ()
