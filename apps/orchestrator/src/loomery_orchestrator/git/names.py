"""Names that come from outside and go to git: identifiers, revisions and paths. Anything unusual is refused."""

import re

from loomery_shared.errors import NotFoundError, UsageError

__all__ = ["app_name", "protocol", "tree_path", "valid_revision"]

_APP = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/+-]{0,199}", re.ASCII)
_PROTOCOL = re.compile(r"[a-z0-9=:.-]{1,100}", re.ASCII)
_MOST_PATH = 1000


def app_name(name: str) -> str:
    """The identifier of an application; raises NotFoundError for what can be none."""
    if not _APP.fullmatch(name):
        raise NotFoundError("There is no such application.")
    return name


def valid_revision(name: str) -> str:
    """A branch, tag or commit; raises UsageError for what git could take for something else."""
    if not _REVISION.fullmatch(name) or ".." in name or name.endswith((".lock", "/", ".")):
        raise UsageError("This is no name of a branch, tag or commit.")
    return name


def tree_path(path: str) -> str:
    """A path inside the project without slashes at its ends, empty for the project itself; raises UsageError."""
    parts = path.strip("/").split("/") if path.strip("/") else []
    if len(path) > _MOST_PATH or any(part in ("", ".", "..") for part in parts) or not path.isprintable():
        raise UsageError("This is no path inside the project.")
    return "/".join(parts)


def protocol(asked: str) -> str:
    """The version that a client asks for, empty when it asks for nothing that we understand."""
    return asked if _PROTOCOL.fullmatch(asked) else ""
