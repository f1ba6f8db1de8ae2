"""What may be exported, and what was."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Export", "ExportRequest", "ExportedFile"]


class ExportRequest(BaseModel):
    """Whole days in UTC, the last included."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: date = Field(alias="from")
    to: date
    app: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_.-]{1,64}$")


class ExportedFile(BaseModel):
    """One Parquet file."""

    key: str
    rows: int
    bytes: int


class Export(BaseModel):
    """What was written; doing it again replaces the same files."""

    from_: date = Field(serialization_alias="from")
    to: date
    rows: int
    files: list[ExportedFile]
