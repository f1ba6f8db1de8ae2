"""What an edit of a plan comes to, once the compiler has completed it."""

from dataclasses import dataclass

from loomery_codegen.review.edits import Edit
from loomery_codegen.review.elements import with_ids
from loomery_codegen.review.operations import operations_between
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_shared.contracts.understanding_values import Operation
from loomery_spec import AppSpec

__all__ = ["Outcomes"]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Compares what is planned with what would be planned; both completed, with ids."""

    planned: AppSpec
    """As understood, not completed yet."""
    complete: AppSpec
    plugins: Plugins

    def of(self, edit: Edit) -> list[Operation]:
        """What the edit changes in the completed specification; empty when it changes nothing or fits nothing."""
        edited = edit(self.planned)
        if edited == self.planned:
            return []
        complete, report = complete_spec(edited, self.plugins)
        return [] if report.failed else operations_between(self.complete, with_ids(complete))
