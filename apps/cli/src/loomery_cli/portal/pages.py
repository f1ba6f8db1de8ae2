"""The files of the portal as they are at this moment: pages that are made anew are served without a restart."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from loomery_shared.errors import UnavailableError
from loomery_shared.logs import get_logger

__all__ = ["KINDS", "Pages"]

KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_DOCUMENT = "/index.html"
_log = get_logger("portal")


class Pages:
    """Files by the paths of their addresses.

    `find` names the folder with the pages of now, None when they are not made yet; it is asked again after
    `look_every` seconds at the earliest, when somebody wants a document. A folder that is written anew counts too.
    """

    def __init__(self, first: Path, find: Callable[[], Path | None], look_every: float = 5.0) -> None:
        self._folder, self._find, self._look_every = first, find, look_every
        self._known: dict[str, Path] = {}
        self._made: tuple[Path, int] | None = None
        self._waits = False
        self._looked = time.monotonic()
        self._lock = Lock()
        self._take(first)

    def file(self, name: str) -> Path | None:
        """The file at a path; pages that are open ask for those of earlier versions too."""
        found = self._known.get(name)
        return found if found is not None and found.is_file() else None

    def document(self) -> Path:
        """The one document of all pages; raises UnavailableError while it is being written."""
        with self._lock:
            if time.monotonic() - self._looked >= self._look_every:
                self._look()
                self._looked = time.monotonic()
        found = self.file(_DOCUMENT)
        if found is None:
            raise UnavailableError("The pages are being made anew.", hint="Load this again in a moment.")
        return found

    def _look(self) -> None:
        found = self._find()
        if found is None and not self._waits:
            _log.warning("the sources of the portal have changed; loomery setup makes its pages anew")
        self._waits = found is None
        self._take(found or self._folder)

    def _take(self, folder: Path) -> None:
        try:
            made = folder, (folder / _DOCUMENT[1:]).stat().st_mtime_ns
        except OSError:
            return
        if made == self._made:
            return
        listed = {
            f"/{path.relative_to(folder)}": path
            for path in folder.rglob("*")
            if path.is_file() and path.suffix in KINDS
        }
        if self._made is not None:
            _log.info("the portal was made anew and is served from now on", folder=str(folder))
        self._known = {**self._known, **listed}
        self._folder, self._made = folder, made
