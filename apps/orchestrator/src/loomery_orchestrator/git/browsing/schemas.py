"""What is shown of a repository."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["CommitOut", "DiffOut", "EntryOut", "FileOut", "FilesOut", "Kind"]

Kind = Literal["file", "folder", "link", "submodule"]
"""Links and submodules are shown as what they are and never followed."""


class EntryOut(BaseModel):
    """A file or a folder in a listing."""

    name: str
    path: str
    kind: Kind
    size: int | None = Field(default=None, description="Bytes of a file.")
    executable: bool = False


class FilesOut(BaseModel):
    """A folder as it is in a commit; folders first, both by name."""

    commit: str
    path: str
    entries: list[EntryOut]
    cut: bool = Field(default=False, description="Whether there is more than is shown.")


class FileOut(BaseModel):
    """A file as it is in a commit."""

    commit: str
    path: str
    kind: Kind
    size: int
    executable: bool
    encoding: Literal["utf-8", "base64"]
    content: str


class CommitOut(BaseModel):
    """A step of a branch's history."""

    number: int = Field(description="Which step of the branch it is; the first is 1.")
    commit: str
    message: str
    author: str
    email: str
    date: datetime | None
    tag: str | None = Field(description="The build that this is, as build-1.")


class DiffOut(BaseModel):
    """What differs between two commits."""

    model_config = ConfigDict(populate_by_name=True)

    before: str = Field(serialization_alias="from")
    after: str = Field(serialization_alias="to")
    patch: str = Field(description="A unified difference.")
    cut: bool = Field(description="Whether there is more than is shown.")
