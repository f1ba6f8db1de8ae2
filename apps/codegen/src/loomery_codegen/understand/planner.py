"""The door of understanding: words and context in, a plan out. Rules and models are two planners behind it."""

from dataclasses import dataclass, field
from typing import Protocol

from loomery_spec import AppSpec, Report, SentenceCoverage, Target

__all__ = ["Context", "Plan", "Planner"]


@dataclass(frozen=True)
class Context:
    """What is known besides the words."""

    name: str = ""
    """The name that the person chose, if any."""
    target: Target = field(default_factory=Target)
    previous: AppSpec | None = None
    """What the application was made from so far, when a description changes."""


@dataclass(frozen=True)
class Plan:
    """What was understood: a specification, what its author should know, and the fate of each sentence."""

    spec: AppSpec
    report: Report
    coverage: tuple[SentenceCoverage, ...] = ()


class Planner(Protocol):
    """Turns words into a plan. A text that cannot be planned gives a report that has failed, never a trace."""

    def plan(self, text: str, context: Context) -> Plan:
        """Plan an application from a description."""
        ...
