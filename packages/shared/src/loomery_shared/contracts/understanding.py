"""What the orchestrator asks of whoever reads words and knows specifications, without building anything."""

from typing import Any, Protocol

from loomery_shared.contracts.preview_values import Preview, PreviewOrder
from loomery_shared.contracts.understanding_values import (
    Brief,
    Checked,
    Operation,
    Understood,
    WordedChange,
)

__all__ = ["Understander"]


class Understander(Protocol):
    """Reads descriptions, checks and compares specifications. Calls block and change nothing.

    Each may run in another thread. Every call raises a LoomeryError for what a person has to know.
    """

    def warm(self) -> None:
        """Load what reading needs, so that the first description does not wait for it."""

    def understand(self, description: str, name: str) -> Understood:
        """Read a description; raises UsageError when nothing can be built from it."""

    def brief(self, description: str) -> Brief:
        """What is recognised at a glance, by rules alone; never raises for any text."""

    def check(self, spec: dict[str, Any], operations: list[Operation], *, mend: bool = False) -> Checked:
        """Apply the operations, then find every fault; with `mend`, and after operations, loose ends are left out
        first. Raises UsageError for operations that do not fit.
        """

    def compare(self, before: dict[str, Any], after: dict[str, Any]) -> list[WordedChange]:
        """What differs, in sentences; raises UsageError for what is no specification."""

    def preview(self, order: PreviewOrder) -> Preview:
        """What would change if this were built; raises UsageError for what could not be built."""
