"""What can go wrong with a catalogue.

CatalogueError
├── UnknownEntry     no archetype, blueprint or tool has that id
├── BrokenSource     a data file can't be read or doesn't fit its schema
└── StaleIndex       the compiled index is missing or was made from other data files
"""

__all__ = ["BrokenSource", "CatalogueError", "StaleIndex", "UnknownEntry"]


class CatalogueError(Exception):
    """A fault of the catalogue, not of what a person wrote."""


class UnknownEntry(CatalogueError, KeyError):
    """No entry has that id."""

    def __str__(self) -> str:
        return str(self.args[0])


class BrokenSource(CatalogueError):
    """A data file can't be read; the message holds file and place."""


class StaleIndex(CatalogueError):
    """The compiled index doesn't belong to the data files."""
