"""What builds left behind, as it goes over the wire."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "CheckOut",
    "CheckpointOut",
    "EvidenceOut",
    "FindingOut",
    "GateOut",
    "PictureOut",
    "ReleaseRef",
    "SentenceOut",
]


class CheckOut(BaseModel):
    """One check of an element: a test file, or a page that was visited."""

    name: str = Field(examples=["api/tests/test_task.py", "accessibility:task-list"])
    gate: str
    status: Literal["passed", "failed", "skipped"]


class SentenceOut(BaseModel):
    """What became of one sentence of the description."""

    text: str
    status: Literal["realised", "partly", "not_understood"]
    elements: list[str] = Field(description="Paths in the specification, as `entities.task.title`.")
    missed: list[str] = Field(description="Words that nothing answers to.")
    checks: list[CheckOut]
    pictures: list[str] = Field(description="Ids of pictures of the pages that it led to.")


class FindingOut(BaseModel):
    """One thing a gate found; `line` is 0 where it is not known."""

    file: str
    line: int
    code: str
    message: str
    severity: str


class GateOut(BaseModel):
    """How a gate ended."""

    name: str
    status: Literal["passed", "failed", "skipped"]
    seconds: float
    reason: str = ""
    cached: bool = False
    findings: list[FindingOut] = []


class PictureOut(BaseModel):
    """A picture of a page. `url` works for a day without signing in, for use in `img`; ask again for a newer one."""

    id: str
    job: str = Field(
        description="The build that took it: an earlier one where nothing of the pages had changed."
    )
    page: str = Field(description="The page's name in the specification.")
    path: str = Field(description="The page's path in the application, as `/tasks/:id`.")
    width: int
    theme: Literal["light", "dark"]
    url: str


class EvidenceOut(BaseModel):
    """From sentences to elements, to checks, to pictures."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    job: str
    app: str
    state: str
    tag: str | None
    """The checkpoint that it made; none when it was not published."""
    sentences: list[SentenceOut]
    gates: list[GateOut]
    pictures: list[PictureOut]


class ReleaseRef(BaseModel):
    """The release that a checkpoint became."""

    id: str
    number: int
    state: str


class CheckpointOut(BaseModel):
    """A published build: code, specification and words of one moment."""

    job: str
    tag: str
    commit: str
    at: datetime
    description: str
    state: str
    release: ReleaseRef | None
    by: str = Field(description="The id of the person who asked for it.")
