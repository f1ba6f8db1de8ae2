"""Seeds."""
from collections.abc import Mapping, Sequence

from loomery_spec import Entity, Role, SeedSet

from loomery_templates.catalogue.models import Archetype

__all__ = ["seed_sets"]


def seed_sets(
    entities: Sequence[Entity], sources: Mapping[str, Archetype], roles: Sequence[Role], records: int
) -> tuple[SeedSet, ...]:
    return ()
