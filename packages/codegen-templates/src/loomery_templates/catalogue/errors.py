"""What can go wrong with a catalogue.

CatalogueError
├── UnknownEntryError     no archetype, blueprint or tool has that id
├── BrokenSourceError     a data file can't be read or doesn't fit its schema
└── StaleIndexError       the compiled index is missing or was made from other data files
"""

__all__ = ["BrokenSourceError", "CatalogueError", "StaleIndexError", "UnknownEntryError"]


class CatalogueError(Exception):
    """A fault of the catalogue, not of what a person wrote."""


class UnknownEntryError(CatalogueError, KeyError):
    """No entry has that id."""

    def __str__(self) -> str:
        return str(self.args[0])


class BrokenSourceError(CatalogueError):
    """A data file can't be read; the message holds file and place."""


class StaleIndexError(CatalogueError):
    """The compiled index doesn't belong to the data files."""
