"""Versions as entity tags (RFC 9110, section 8.8.3)."""

from loomery_shared.errors import UsageError

__all__ = ["etag", "version_of"]


def etag(version: int) -> str:
    """The tag of a version."""
    return f'"v{version}"'


def version_of(tag: str) -> int | None:
    """The version of a tag, None when any will do; raises UsageError for a tag that is none of ours."""
    if tag in ("", "*"):
        return None
    number = tag.removeprefix("W/").strip('"').removeprefix("v")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UsageError("This ETag is none of ours.", hint="Send the one that was read.")
    return int(number)
