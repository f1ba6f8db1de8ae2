"""What a backup says of itself: at its beginning whether it can be restored here, at its end what it holds."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from loomery_cli.platform.backups.errors import UnfitBackupError
from loomery_shared.web import VERSION

__all__ = ["ABOUT", "FORMAT", "MANIFEST", "About", "Manifest", "Part", "Sequence", "StoredObject", "Table"]

FORMAT = 1
"""Grows when an older program could not read the file any more."""
ABOUT = "about.json"
MANIFEST = "manifest.json"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class About(_Frozen):
    """The first entry: enough to refuse early."""

    format: int = FORMAT
    version: str = VERSION
    made_at: datetime
    database: Literal["sqlite", "postgresql"]
    objects: Literal["disk", "s3"]
    secrets: Literal["file", "ssm"]

    def check(self) -> None:
        """Raises UnfitBackupError when a newer version made it."""
        if self.format > FORMAT or _numbers(self.version) > _numbers(VERSION):
            raise UnfitBackupError(
                f"This backup was made by version {self.version}, and this is {VERSION}.",
                hint="Restore it with that version or a newer one.",
            )


class Part(_Frozen):
    """One file in the archive; `size` in bytes, `sha256` hexadecimal."""

    name: str
    size: int
    sha256: str


class Table(_Frozen):
    """The rows of one table of PostgreSQL, in the text format of COPY, in the part named `part`."""

    schema_name: str
    table: str
    columns: list[str]
    rows: int
    part: str


class Sequence(_Frozen):
    """How far a sequence of PostgreSQL had counted."""

    schema_name: str
    sequence: str
    value: int


class StoredObject(_Frozen):
    """An object in a bucket; `part` is empty when its content was not fetched."""

    key: str
    size: int
    part: str = ""


class Manifest(_Frozen):
    """The last entry: without it, the backup is not whole."""

    parts: list[Part]
    skipped: list[str] = []
    """Links that lead elsewhere, and what is no file."""
    revisions: dict[str, str] = {}
    """In PostgreSQL: which revision the tables of each service were of."""
    tables: list[Table] = []
    """Those that others refer to come first."""
    sequences: list[Sequence] = []
    bucket: list[StoredObject] = []


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
