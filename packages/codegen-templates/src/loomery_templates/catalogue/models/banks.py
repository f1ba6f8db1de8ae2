"""Word banks: what believable records are made of beyond an archetype's own samples."""

from collections.abc import Callable, Collection, Sequence

from pydantic import Field, field_validator

from loomery_templates.catalogue.models.node import Node

__all__ = ["RecordBank", "WordBanks"]


class RecordBank(Node):
    """Further records of the archetypes named: their names, and values that belong to each name.

    `rows` holds one record a line, parts between bars: first the name (`{person}` is somebody), then the values
    of the fields, or the names of the records that relations lead to, listed in `with`; a part of `-` says
    nothing. `patterns` make names with places to fill (`Sales in {month}`), `linked` name a record after what it
    leads to (`{student} - {exam}`). `when` are words of a description, `beside` archetypes of the application,
    that call for this bank; its rows then stand in place of the samples. `echo` are archetypes whose records it
    repeats by name, the first that the application keeps (favourites of products). `texts` is the set of
    sentences for long texts.
    """

    for_archetypes: tuple[str, ...] = Field(alias="for")
    with_fields: tuple[str, ...] = Field(default=(), alias="with")
    rows: tuple[tuple[str, ...], ...] = ()
    patterns: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    echo: tuple[str, ...] = ()
    texts: str = ""

    @field_validator("rows", mode="before")
    @classmethod
    def _lines(cls, value: object) -> object:
        """Rows as they stand in a data file: a line each."""
        if not isinstance(value, str):
            return value
        return tuple(tuple(part.strip() for part in line.split("|")) for line in value.splitlines() if line)

    @property
    def replaces(self) -> bool:
        """Whether its rows stand in place of the samples, since they are about something else."""
        return bool(self.when or self.beside)


class WordBanks(Node):
    """Names of people, places and firms, sentences, and further records by kind of thing."""

    given_names: tuple[str, ...]
    female_names: tuple[str, ...] = ()
    family_names: tuple[str, ...]
    places: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]
    companies: tuple[str, ...]
    notes: tuple[str, ...]
    descriptions: tuple[str, ...]
    comments: tuple[str, ...]
    texts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    banks: tuple[RecordBank, ...] = ()

    def bank(
        self, archetype_id: str, beside: Collection[str], said: Callable[[Sequence[str]], bool]
    ) -> RecordBank | None:
        """The bank for an archetype: one whose words are said, else one for what else is kept, else the
        general one."""
        mine = [bank for bank in self.banks if archetype_id in bank.for_archetypes]
        asked = [
            (sum(said((word,)) for word in bank.when), bank)
            for bank in mine
            if bank.when and (not bank.beside or not set(bank.beside).isdisjoint(beside))
        ]
        best = max(asked, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] > 0:
            return best[1]
        for bank in mine:
            if not bank.when and not set(bank.beside).isdisjoint(beside):
                return bank
        return next((bank for bank in mine if not bank.replaces), None)
