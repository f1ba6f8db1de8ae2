"""Applications as they go over the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from loomery_orchestrator.attachments.schemas import MOST_ATTACHMENTS, Attachment

__all__ = [
    "AppChange",
    "AppOut",
    "BuildOptions",
    "CreateApp",
    "Created",
    "LastBuild",
    "Options",
    "Rebuild",
    "SpecIn",
    "SpecOut",
    "UsageOut",
]

AppName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Description = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=20_000)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _example(**body: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [body]})


class Options(_In):
    """How an application is built."""

    attachments: Annotated[list[Attachment], Field(max_length=MOST_ATTACHMENTS)] = []
    """Files to go by; those that nothing reads yet are kept, and the log of the build says so."""

    browser: bool | None = None
    """Check it in a browser too; left out: as this platform does by default."""
    spec: dict[str, Any] | None = None
    """A specification instead of what would be understood of the description."""


class BuildOptions(Options):
    """How an application is built again."""

    restore: Annotated[str | None, Field(pattern="^build-[1-9][0-9]{0,8}$")] = None
    """A checkpoint: build its specification again, with the hand edits of today; data and history stay. To have an
    earlier version with its data of then, roll a release back instead. Goes with neither words nor `spec`."""


class CreateApp(_In):
    """What is to be built."""

    model_config = _example(description="A todo list with tasks, due dates and priorities", name="My tasks")

    description: Description
    name: AppName | None = None
    options: Options = Options()


class Created(BaseModel):
    """The application and the job that builds it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"app": "app_01k5…", "job": "job_01k5…"}]})

    app: str
    job: str


class Rebuild(_In):
    """Build again: with other words, with a specification, or (with neither) what is there with its edits."""

    model_config = _example(description="A todo list with tasks, due dates, priorities and labels")

    description: Description | None = None
    options: BuildOptions = BuildOptions()


class LastBuild(BaseModel):
    """The newest build of an application."""

    job: str
    state: str
    finished_at: datetime | None


class AppOut(BaseModel):
    """An application."""

    id: str
    name: str
    slug: str | None
    description: str
    state: str = Field(description="active, archived, or deleted.")
    url: str | None = None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None
    gone_at: datetime | None = Field(default=None, description="When a deleted one is removed for good.")
    picture: str | None = Field(
        default=None, description="Address of a picture of its first page, for `img`; works for a day."
    )
    last_build: LastBuild | None = None
    running: Literal["running", "asleep", "failed", "none"] = "none"


class AppChange(_In):
    """What can be changed of an application without building it."""

    model_config = _example(name="Our tasks")

    name: AppName | None = None
    state: Annotated[str | None, Field(pattern="^(active|archived)$")] = None


class SpecIn(_In):
    """A specification that is proposed."""

    model_config = _example(
        spec={
            "name": "Tasks",
            "slug": "tasks",
            "entities": [
                {
                    "name": "task",
                    "plural": "tasks",
                    "label": "Task",
                    "label_plural": "Tasks",
                    "fields": [{"name": "title", "label": "Title", "type": {"kind": "text"}}],
                }
            ],
        }
    )

    spec: dict[str, Any]


class SpecOut(BaseModel):
    """A specification, and what would change against the one in use."""

    spec: dict[str, Any]
    changes: list[str] = []
    faults: list[dict[str, Any]] = []


class UsageOut(BaseModel):
    """What the organisation uses, and what it may; a limit of 0 is none."""

    apps: int
    apps_limit: int
    builds_last_hour: int
    builds_limit: int
    waiting_builds: int
    waiting_limit: int = 0
    storage_mb: float
    storage_limit_mb: int
