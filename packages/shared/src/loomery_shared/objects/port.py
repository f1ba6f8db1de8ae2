"""What a store of artifacts can do, and what a key may look like."""

import hashlib
import re
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict

from loomery_shared.errors import LoomeryError, NotFoundError, UsageError
from loomery_shared.paging import Page

__all__ = [
    "DEFAULT_TYPE",
    "LONGEST_LINK",
    "DamagedObjectError",
    "ObjectEntry",
    "ObjectInfo",
    "ObjectStore",
    "checked_content",
    "checked_key",
    "checked_link",
    "checked_prefix",
    "checked_source",
    "checked_type",
    "damaged",
    "disposition",
    "file_digest",
]

DEFAULT_TYPE = "application/octet-stream"
LONGEST_LINK = 7 * 24 * 3600
"""Seconds that a link may live: what Signature Version 4 of S3 allows."""
_SEGMENT = re.compile(r"[A-Za-z0-9._@=+,()-]{1,200}", re.ASCII)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w-]+=[\w.-]+)?", re.ASCII)


class DamagedObjectError(LoomeryError):
    """What was read is not what was written."""

    code = "damaged"


class ObjectEntry(BaseModel):
    """One object in a list; `size` in bytes."""

    model_config = ConfigDict(frozen=True)

    key: str
    size: int


class ObjectInfo(ObjectEntry):
    """What is known of one object."""

    sha256: str
    """Of the content, hexadecimal; empty when somebody else put it into the bucket."""
    etag: str
    """Changes whenever the content does; says nothing else."""
    content_type: str = DEFAULT_TYPE


class ObjectStore(Protocol):
    """Keeps artifacts by key. A key is segments of letters, digits and `._@=+,()-`, joined by `/`.

    Every method raises UsageError for a key that is none, and UnavailableError when the store cannot be reached.
    """

    async def put(
        self, key: str, content: bytes | Path, content_type: str = DEFAULT_TYPE, cache: str = ""
    ) -> ObjectInfo:
        """Keep bytes, or the content of a file; replaces what was there, wholly or not at all.

        `cache` is what a `Cache-Control` header says, for stores whose objects are read through caches.
        """

    async def get(self, key: str) -> bytes:
        """The content; raises NotFoundError, DamagedObjectError."""

    async def download(self, key: str, path: Path) -> ObjectInfo:
        """Write the content to a file, wholly or not at all; raises NotFoundError, DamagedObjectError."""

    async def stat(self, key: str) -> ObjectInfo:
        """What is known of it, without its content; raises NotFoundError."""

    async def list(self, prefix: str = "", *, limit: int = 200, cursor: str = "") -> Page[ObjectEntry]:
        """What begins with `prefix`, by key; raises UsageError for a cursor that is none."""

    async def delete(self, key: str) -> None:
        """Remove it; nothing happens when it is not there."""

    async def delete_prefix(self, prefix: str) -> int:
        """Remove all that begins with `prefix`, which must end with `/`; how many there were."""

    async def copy(self, source: str, target: str) -> ObjectInfo:
        """Keep the same content under another key as well; raises NotFoundError, and ConflictError when it was
        replaced meanwhile."""

    async def link(self, key: str, seconds: int, filename: str = "") -> str:
        """An address where anybody can download it for so long; it is saved as `filename` (or the last segment).

        Whether the object exists is not asked: then the address answers 404 (or 403, by S3
        when this process may not list the bucket).
        """

    async def ping(self) -> None:
        """Whether the store can be reached; raises UnavailableError."""


def checked_key(key: str) -> str:
    """The key itself; raises UsageError for what could mean something else to a file system or a URL."""
    segments = key.split("/")
    usable = all(_SEGMENT.fullmatch(part) and part not in {".", ".."} for part in segments)
    if not usable or len(key) > 900:
        raise UsageError(
            "This is no key of an object.", hint="Use letters, digits and ._@=+,()- in parts joined by /."
        )
    return key


def checked_prefix(prefix: str, *, whole: bool = False) -> str:
    """The prefix itself; with `whole`, it must end where a segment ends."""
    if prefix.rstrip("/"):
        checked_key(prefix.removesuffix("/"))
    elif prefix or whole:
        raise UsageError("This is no prefix of keys.")
    if whole and not prefix.endswith("/"):
        raise UsageError("This prefix must end with /, or it would also mean its neighbours.")
    return prefix


def checked_source(content: bytes | Path) -> None:
    """Raises NotFoundError when what should be kept is a file that is not there."""
    if isinstance(content, Path) and not content.is_file():
        raise NotFoundError(f"There is no file {content.name} to keep.")


def checked_type(content_type: str) -> str:
    """The content type itself; raises UsageError for what cannot be a header."""
    if len(content_type) > 127 or not _TYPE.fullmatch(content_type):
        raise UsageError("This is no content type.", hint="For example text/plain; charset=utf-8.")
    return content_type


def checked_link(key: str, seconds: int, filename: str) -> str:
    """The name to save it as; raises UsageError when a link cannot be made."""
    checked_key(key)
    if not 1 <= seconds <= LONGEST_LINK:
        raise UsageError(f"A link lives for 1 to {LONGEST_LINK} seconds.")
    return filename or key.rsplit("/", 1)[-1]


def checked_content(content: bytes, info: ObjectInfo) -> bytes:
    """The content itself; raises DamagedObjectError when it is not what was put."""
    if info.sha256 and hashlib.sha256(content).hexdigest() != info.sha256:
        raise damaged(info.key)
    return content


def damaged(key: str) -> DamagedObjectError:
    """The failure to raise for content that does not match its digest."""
    return DamagedObjectError(f"What is kept as {key} was damaged.", hint="Restore it from a backup.")


def disposition(filename: str) -> str:
    """`Content-Disposition` of a download (RFC 6266, with the name encoded as in RFC 8187)."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", filename)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
