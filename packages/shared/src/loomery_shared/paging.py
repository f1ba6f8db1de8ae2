"""Pages of long lists by cursor: stable while rows come and go, opaque to the caller."""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from loomery_shared.errors import UsageError

__all__ = ["Cursor", "Limit", "Page", "decode_cursor", "encode_cursor", "page_of"]

Item = TypeVar("Item")
Limit = Annotated[int, Query(ge=1, le=200, description="How many at once.")]
Cursor = Annotated[str, Query(max_length=500, description="`next` of the page before; empty for the first.")]


class Page(BaseModel, Generic[Item]):
    """One page and the way to the next."""

    items: list[Item]
    next: str | None = None


def encode_cursor(*values: str | int) -> str:
    """An opaque cursor from the sort key of the last row."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[str | int, ...] | None:
    """The sort key in a cursor, None for the first page; raises UsageError for anything else."""
    if not cursor:
        return None
    try:
        found = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.") from error
    if not isinstance(found, list) or not all(_is_storable(value) for value in found):
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
    return tuple(found)


def _is_storable(value: object) -> bool:
    """Whether a database would take it as the value of a sort key: others would fail there, not here."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    return type(value) is int and -(2**63) <= value < 2**63


def page_of(rows: Sequence[Item], limit: int, cursor: str) -> Page[Item]:
    """A page from one row more than `limit`; `cursor` is that of the last row shown."""
    return Page(items=list(rows[:limit]), next=cursor if len(rows) > limit else None)
