"""Attached files as they go over the wire."""

import base64
import binascii
import hashlib
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

__all__ = ["MOST_ATTACHMENTS", "MOST_BYTES", "Attachment", "AttachmentKind"]

MOST_ATTACHMENTS = 5
MOST_BYTES = 1_000_000
"""Of one file."""
AttachmentKind = Literal["openapi", "sql", "csv", "other"]
_MOST_ENCODED = 4 * -(-MOST_BYTES // 3)


def _decodable(content: str) -> str:
    """Raises ValueError for what is no base64 (RFC 4648, section 4), or too much."""
    try:
        size = len(base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError) as error:
        raise ValueError("this is no base64") from error
    if not 0 < size <= MOST_BYTES:
        raise ValueError(f"a file has 1 to {MOST_BYTES:,} bytes")
    return content


Encoded = Annotated[
    str,
    AfterValidator(_decodable),
    WithJsonSchema(
        {
            "type": "string",
            "format": "byte",
            "contentEncoding": "base64",
            "minLength": 4,
            "maxLength": _MOST_ENCODED,
        }
    ),
]


class Attachment(BaseModel):
    """A file; its name has no folders, and letters, digits and `._-` only."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")]
    media_type: Annotated[str, Field(max_length=100, pattern=r"^[a-z]+/[A-Za-z0-9.+-]+$")] = (
        "application/octet-stream"
    )
    content: Encoded
    """Base64; at most 1,000,000 bytes when decoded."""
    kind: AttachmentKind = "other"

    @property
    def data(self) -> bytes:
        """The file itself."""
        return base64.b64decode(self.content)

    def told(self) -> dict[str, Any]:
        """What a job remembers of it."""
        data = self.data
        return {
            "name": self.name,
            "media_type": self.media_type,
            "kind": self.kind,
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
