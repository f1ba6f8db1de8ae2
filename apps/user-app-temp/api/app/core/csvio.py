"""Records as CSV, out and in."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, Literal, get_args, get_origin

from fastapi import Response
from pydantic import BaseModel

from app.core.errors import Invalid, TooLarge

LARGEST_FILE = 2_000_000
MOST_ROWS = 5_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula."""


class Imported(BaseModel):
    """How many records were made."""

    created: int


def cell(value: Any) -> str:
    """A value as a cell; text that looks like a formula is defused with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _defused("; ".join(str(item) for item in value))
    return _defused(value) if isinstance(value, str) else str(value)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def plain(text: str) -> str:
    """The text of a cell as it was before `cell` defused it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A table with a header."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def response(text: str, name: str) -> Response:
    """A table to download; the mark at its start tells spreadsheets that it is UTF-8."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=headers)


def read(file: BinaryIO) -> list[dict[str, str]]:
    """Rows of a table with a header; comma or semicolon between cells.

    Raises TooLarge, or Invalid when it is no such table.
    """
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise TooLarge(f"The file is larger than {LARGEST_FILE // 1_000_000} MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("The file is not UTF-8 text.", field="file", code="encoding") from error
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Invalid(f"The file is not a table: {error}.", field="file", code="csv") from error
    if not rows:
        raise Invalid("The file has no rows.", field="file", code="empty")
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"The file has more than {MOST_ROWS} rows.")
    return [
        {name: plain(value or "") for name, value in row.items() if isinstance(name, str)} for row in rows
    ]


def flat(record: BaseModel) -> dict[str, Any]:
    """A record as cells: related records by their names."""
    told = record.model_dump(mode="json", by_alias=True)
    return {name: _named(value) for name, value in told.items()}


def _named(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("label", "")
    if isinstance(value, list):
        return [_named(item) for item in value]
    return value


def values(row: Mapping[str, str], schema: type[BaseModel]) -> dict[str, Any]:
    """Cells as values for a schema: by key or label, blank cells left out, lists split at semicolons."""
    found: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        key = field.alias or name
        text = next((row[column] for column in (key, field.title or key) if column in row), "").strip()
        if text:
            found[key] = [part.strip() for part in text.split(";")] if _is_list(field.annotation) else text
    return found


def _is_list(annotation: Any) -> bool:
    """Whether values are lists, also when they may be left out."""
    origin = get_origin(annotation)
    if origin in (list, Literal):
        return origin is list
    return any(_is_list(part) for part in get_args(annotation))
