"""What an edit of a plan comes to, once the compiler has completed it."""

from dataclasses import dataclass

from loomery_codegen.review.edits import Edit
from loomery_codegen.review.elements import with_ids
from loomery_codegen.review.operations import operations_between
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_shared.contracts.understanding_values import Operation
from loomery_spec import AppSpec
from loomery_spec.wording import differences

__all__ = ["Outcomes"]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Compares what is planned with what would be planned; both completed, with ids."""

    planned: AppSpec
    """As understood, not completed yet."""
    complete: AppSpec
    plugins: Plugins

    def of(self, edit: Edit) -> list[Operation]:
        """What the edit changes in the completed specification.

        Empty when it fits nothing, or changes nothing that people notice; a feature alone is nothing yet.
        """
        edited = edit(self.planned)
        if edited == self.planned:
            return []
        complete, report = complete_spec(edited, self.plugins)
        after = with_ids(complete)
        noticed = [] if report.failed else differences(self.complete, after)
        alone = (
            len(noticed) == 1 and noticed[0].kind == "added" and noticed[0].element.startswith("features.")
        )
        return operations_between(self.complete, after) if noticed and not alone else []
