"""Reads descriptions, checks and compares specifications.

Implements `loomery_shared.contracts.understanding.Understander`.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from loomery_codegen.durable import DurableBuilds
from loomery_codegen.request import BuildRequest
from loomery_codegen.review.checking import check
from loomery_codegen.review.chips import brief_of
from loomery_codegen.review.elements import as_json, with_ids
from loomery_codegen.review.origins import assumed, fates, origins
from loomery_codegen.review.outcomes import Outcomes
from loomery_codegen.review.previewing import preview
from loomery_codegen.review.questions.asking import questions
from loomery_codegen.review.questions.model import Facts
from loomery_codegen.review.reading import specification
from loomery_codegen.review.suggesting import suggestions, targets
from loomery_codegen.stages import refuse
from loomery_codegen.understand.planner import Context, Planner
from loomery_compiler.pipeline import complete_spec
from loomery_shared.contracts.preview_values import Preview, PreviewOrder
from loomery_shared.contracts.understanding_values import (
    Brief,
    Checked,
    Operation,
    Understood,
    WordedChange,
)
from loomery_spec.wording import differences

__all__ = ["Understandings"]

_FIRST = "A list of tasks with a title and a due date."
_KINDS = (
    "A shop with customers, products and orders.",
    "A clinic with patients.",
    "Members borrow books from a library.",
    "Students take courses of a school.",
    "Employees request leave.",
    "Guests book rooms of a hotel.",
    "Readers comment on articles.",
)
"""What is known of a field of life is loaded when the first text speaks of it."""


class Understandings:
    """What builders know, without building.

    `at_a_glance` makes the planner for texts that are still being written, when the first is read.
    """

    def __init__(self, builds: DurableBuilds, at_a_glance: Callable[[], Planner]) -> None:
        self._builds = builds
        self._at_a_glance = cache(at_a_glance)

    def warm(self) -> None:
        """Read something, so that all that reading needs is loaded."""
        for text in (_FIRST, *_KINDS):
            self.brief(text)
        self.understand(_FIRST, "")

    def understand(self, description: str, name: str) -> Understood:
        """Read a description as a build would; raises DescriptionError."""
        builder = self._builds.builder
        plan = builder.plan(BuildRequest(text=description), name, None)
        complete, report = complete_spec(plan.spec, builder.plugins)
        refuse(report, "The specification cannot be compiled.")
        planned, spec = with_ids(plan.spec), with_ids(complete)
        outcomes = Outcomes(planned, spec, builder.plugins)
        sentences = fates(plan.coverage)
        return Understood(
            spec=as_json(spec),
            sentences=sentences,
            origins=origins(spec, description, sentences),
            assumed=assumed(spec),
            questions=questions(Facts(description, planned, spec, tuple(sentences)), outcomes),
            suggestions=suggestions(outcomes),
            targets=targets(spec, builder.plugins),
            notes=[item.message for item in (*plan.report.found, *report.found) if item.severity != "error"],
        )

    def brief(self, description: str) -> Brief:
        """What is recognised at a glance."""
        plugins = self._builds.builder.plugins
        return brief_of(description, self._at_a_glance().plan(description, Context()), plugins.features)

    def check(self, spec: dict[str, Any], operations: list[Operation], *, mend: bool = False) -> Checked:
        """All faults, and what the specification becomes."""
        return check(spec, operations, self._builds.builder.plugins, mend=mend)

    def compare(self, before: dict[str, Any], after: dict[str, Any]) -> list[WordedChange]:
        """What differs, in sentences."""
        found = differences(specification(before), specification(after))
        return [WordedChange.model_validate(one.model_dump()) for one in found]

    def preview(self, order: PreviewOrder) -> Preview:
        """What would change if this were built."""
        return preview(self._builds, order)
