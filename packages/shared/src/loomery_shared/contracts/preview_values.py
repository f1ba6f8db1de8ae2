"""What would change if an application were built again: values that go over the wire as they are."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from loomery_shared.contracts.understanding_values import SentenceFate, WordedChange

__all__ = [
    "FileChange",
    "FileChanges",
    "HandEdit",
    "MigrationStep",
    "PermissionChange",
    "Preview",
    "PreviewOrder",
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class PreviewOrder(_Value):
    """An application and what it should become; with neither description nor specification it stays."""

    tenant: str
    app: str
    name: str = ""
    description: str = ""
    spec: dict[str, Any] | None = None


class FileChange(_Value):
    """A generated file; lines as they are before formatting."""

    path: str
    added: int
    removed: int


class HandEdit(_Value):
    """A file that people edited and that would be generated differently."""

    path: str
    conflict: bool | None = None
    """Whether the edit and the change meet; null when only the build can tell."""


class FileChanges(_Value):
    """Generated files that would differ."""

    added: list[FileChange] = []
    changed: list[FileChange] = []
    removed: list[FileChange] = []
    hand_edits: list[HandEdit] = []


class MigrationStep(_Value):
    """What would be done with the data."""

    kind: Literal[
        "add_table",
        "remove_table",
        "rename_table",
        "add_column",
        "remove_column",
        "rename_column",
        "change_column",
    ]
    words: str
    table: str
    """Name of the table as it is now; of a new one, as it would be."""
    column: str = ""
    """Name of the column as it is now; of a new one, as it would be."""
    counted: Literal["none", "rows", "values"] = "none"
    """What of the data as they are is affected: nothing, every row of the table, or rows with a value there."""
    rows_affected: int | None = None
    """None: nothing is live, or it could not be counted."""
    destructive: bool = False
    """Whether something that people entered goes away."""


class PermissionChange(_Value):
    """What a role may do before and after: `all`, `own`, `related`, or nothing."""

    role: str
    entity: str
    action: str
    before: str = ""
    after: str = ""


class Preview(_Value):
    """What would change; nothing was changed."""

    spec: dict[str, Any]
    changes: list[WordedChange] = []
    files: FileChanges = FileChanges()
    migration: list[MigrationStep] = []
    permissions: list[PermissionChange] = []
    sentences: list[SentenceFate] = []
