"""Records of applications, as they go over the wire."""

from pydantic import BaseModel, Field

__all__ = ["Cell", "ColumnOut", "RowsOut", "TableOut"]

Cell = str | int | float | bool | None


class TableOut(BaseModel):
    """A table of an application's database."""

    name: str
    label: str | None = Field(
        description="What the specification calls its records; none for the platform's own."
    )
    rows: int


class ColumnOut(BaseModel):
    """A column; of a `masked` one only whether there is a value is shown."""

    name: str
    label: str | None
    type: str
    masked: bool


class RowsOut(BaseModel):
    """Some rows of a table; long texts and files are shortened."""

    columns: list[ColumnOut]
    rows: list[list[Cell]]
    total: int = Field(description="Rows that hold the text, of all pages.")
    next: str | None = Field(description="The cursor of the next page.")
