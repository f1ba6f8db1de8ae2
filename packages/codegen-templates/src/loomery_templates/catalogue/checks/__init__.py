"""What a schema can't say about the data files: references, samples, charts, filters, rules. One file per concern."""

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.sources import Sources

__all__ = ["Fault", "check_all"]


def check_all(sources: Sources) -> tuple[Fault, ...]:
    """All faults of the data files and of the compiled index, in a stable order."""
    return ()
