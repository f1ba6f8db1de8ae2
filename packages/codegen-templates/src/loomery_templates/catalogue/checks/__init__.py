"""What a schema can't say about the data files: references, samples, charts, filters, tools. One file per
concern."""

from collections.abc import Callable, Iterator
from typing import Final

from loomery_templates.catalogue.checks.archetypes import check_archetypes
from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.index import check_index
from loomery_templates.catalogue.checks.pages import check_pages
from loomery_templates.catalogue.checks.references import check_references
from loomery_templates.catalogue.checks.samples import check_samples
from loomery_templates.catalogue.checks.tools import check_tools
from loomery_templates.catalogue.sources import Sources

__all__ = ["Fault", "check_all", "check_index"]

_CHECKS: Final[tuple[Callable[[Sources], Iterator[Fault]], ...]] = (
    check_references,
    check_archetypes,
    check_samples,
    check_pages,
    check_tools,
)


def check_all(sources: Sources) -> tuple[Fault, ...]:
    """All faults of the data files, in a stable order."""
    return tuple(sorted(fault for check in _CHECKS for fault in check(sources)))
