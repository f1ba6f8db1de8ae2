"""What people are told of the files that they attached."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["kept_and_not_read"]

_CALLED = {"openapi": "an OpenAPI document", "sql": "an SQL schema", "csv": "a table", "other": "a file"}


def kept_and_not_read(attachments: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each file of an order; `attachments` as `Attachment.told` gives them."""
    for file in attachments:
        what = _CALLED.get(str(file["kind"]), _CALLED["other"])
        yield (
            f"attached: {file['name']} ({what}, {file['size']:,} bytes) is kept with this build; it is not read yet, "
            "so nothing in the application comes from it"
        )
