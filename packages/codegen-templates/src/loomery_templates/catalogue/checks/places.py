"""Where an entry stands: what a fault begins with."""

from loomery_templates.catalogue.sources import Sources

__all__ = ["place"]


def place(sources: Sources, kind: str, entry_id: str, path: str = "") -> str:
    """`archetypes/leisure.yaml:match.fields.name`."""
    where = f"{sources.places.get((kind, entry_id), kind)}:{entry_id}"
    return f"{where}.{path}" if path else where
