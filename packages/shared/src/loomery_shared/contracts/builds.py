"""What the orchestrator asks of whoever builds: one call for each step of a durable build.

A step may be asked for again after a crash; it then does the rest of its work, or nothing, and answers the same.
What lies between the steps stays with the builder; answers are small.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

__all__ = [
    "BuildEngine",
    "BuildNews",
    "BuildOrder",
    "Check",
    "Finding",
    "GateVerdict",
    "Picture",
    "Publication",
    "SentenceEvidence",
    "StageAnswer",
    "TellNews",
    "Understanding",
    "Verdict",
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BuildOrder(_Value):
    """What is to be built; the same in every step."""

    job: str
    tenant: str
    app: str
    name: str = ""
    """The name that the person gave; empty: the description decides."""
    description: str = ""
    spec: dict[str, Any] | None = None
    """Given instead of words."""
    browser: bool = True


class StageAnswer(_Value):
    """A step's result in a sentence."""

    message: str = ""


class Understanding(StageAnswer):
    """What became of the words."""

    name: str
    slug: str
    sentences: list[dict[str, Any]] = []
    """Each sentence: text, realised | partly | not_understood, and the elements it led to."""


class Finding(_Value):
    """One thing a gate found, and where."""

    file: str
    line: int
    code: str
    message: str
    severity: str


class GateVerdict(_Value):
    """How a gate ended."""

    name: str
    status: Literal["passed", "failed", "skipped"]
    seconds: float
    reason: str = ""
    cached: bool = False
    findings: list[Finding] = []


class Check(_Value):
    """What proves an element: a test file that a gate ran, or `accessibility:` and a page that it visited."""

    name: str
    gate: str
    status: Literal["passed", "failed", "skipped"]


class SentenceEvidence(_Value):
    """What became of a sentence: the elements (paths as `entities.task`) it led to, and what proves them."""

    text: str
    status: Literal["realised", "partly", "not_understood"]
    elements: list[str] = []
    missed: list[str] = []
    """Words that nothing answers to."""
    checks: list[Check] = []
    pages: list[str] = []
    """Names of pages that show what it led to."""


class Picture(_Value):
    """What a page looked like in a window of this width, in pixels."""

    page: str
    """Its name in the specification."""
    path: str
    """Its path in the application."""
    width: int
    theme: Literal["light", "dark"]
    file: Path


class Verdict(StageAnswer):
    """Whether the project may be published, and what proves that it is what was asked for."""

    green: bool
    gates: list[GateVerdict]
    sentences: list[SentenceEvidence] = []
    pictures: list[Picture] = []
    """None where nothing of the pages changed since they were last visited."""


class Publication(StageAnswer):
    """The commit, and the files made of it: `archive` the source, `bundle` all that is needed to run it."""

    tag: str
    commit: str
    changed: bool
    archive: Path
    bundle: Path


class BuildNews(_Value):
    """Progress inside a step: a line for the log, or a gate that has ended."""

    kind: Literal["line", "gate"]
    message: str
    gate: GateVerdict | None = None


TellNews: TypeAlias = Callable[[BuildNews], None]


class BuildEngine(Protocol):
    """Builds applications, step by step. Calls block; each may run in another thread, process or machine that
    sees the same folders.

    Every call raises a LoomeryError for what a person has to know (nothing understood, edits in conflict, …).
    """

    def prepare(self, tell: TellNews) -> StageAnswer:
        """Have the tools ready."""

    def understand(self, order: BuildOrder, tell: TellNews) -> Understanding:
        """Read the words, or take the specification."""

    def compile(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        """Make and format every file."""

    def merge(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        """Merge with what people edited; raises ConflictError."""

    def verify(self, order: BuildOrder, tell: TellNews) -> Verdict:
        """Run every gate."""

    def publish(self, order: BuildOrder, tell: TellNews) -> Publication:
        """Record what was verified; raises ConflictError when the project was edited since the merge."""

    def specification(self, tenant: str, app: str, tag: str = "") -> dict[str, Any]:
        """The specification of what was published last, or under a tag; raises NotFoundError when nothing was."""

    def discard(self, order: BuildOrder) -> None:
        """Remove what lay between the steps; the project stays as it is."""

    def forget(self, tenant: str, app: str) -> None:
        """Remove an application and all that was ever kept of it; of all applications when `app` is empty."""

    def project(self, tenant: str, app: str) -> Path:
        """The application's repository; it may not exist yet."""

    def undisturbed(self, tenant: str, app: str) -> AbstractContextManager[None]:
        """While it lasts, no build reads or changes the application's repository.

        Whoever holds it holds it briefly: builds wait for it. Raises UnavailableError when a build does not let
        go for a minute.
        """
