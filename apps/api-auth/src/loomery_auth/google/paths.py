"""Where people go after signing in: a page of ours, whatever the address says."""

from typing import Final

from loomery_shared.errors import UsageError

__all__ = ["own_page"]

_LONGEST: Final = 500


def own_page(path: str) -> str:
    """The path itself; raises UsageError for one that a browser might take as another site's.

    Browsers read `//host` and `/\\host` as other sites, and drop tabs and line breaks before they read.
    """
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path
    if not ours or len(path) > _LONGEST or not path.isascii() or not path.isprintable() or " " in path:
        raise UsageError("next must be a path of this platform, such as /apps.")
    return path
