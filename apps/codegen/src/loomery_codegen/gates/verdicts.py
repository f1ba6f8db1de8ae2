"""Remembers which single files a file-by-file check has passed, so that it looks at no file twice."""

import contextlib
import hashlib
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["Verdicts"]


class Verdicts:
    """Digests of clean files, one list per check and its settings. Safe for threads and processes.

    `commons` is what other people's builds share of files that all have; nothing else is written there.
    """

    def __init__(self, folder: Path, commons: "Verdicts | None" = None) -> None:
        self._folder = folder
        self._commons = commons
        self._known: dict[str, set[str]] = {}
        self._lock = threading.Lock()

    def unknown(self, check: str, files: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Of these files (path and digest), the paths not known to be clean."""
        known = self._load(check)
        unknown = [(path, digest) for path, digest in files if _mark(path, digest) not in known]
        if unknown and self._commons is not None:
            return self._commons.unknown(check, unknown)
        return tuple(path for path, _ in unknown)

    def passed_for_all(self, check: str, files: Sequence[tuple[str, str]]) -> None:
        """Remember for everybody that these files are clean: files of the templates, seen by no tool that a
        person has changed."""
        if self._commons is not None:
            with contextlib.suppress(OSError):
                self._commons.passed(check, files)

    def passed(self, check: str, files: Iterable[tuple[str, str]]) -> None:
        """Remember that these files are clean."""
        known = self._load(check)
        fresh = sorted({_mark(path, digest) for path, digest in files} - known)
        if not fresh:
            return
        with self._lock:
            known.update(fresh)
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / check).open("a", encoding="ascii") as file:
                file.write("".join(f"{mark}\n" for mark in fresh))

    def _load(self, check: str) -> set[str]:
        with self._lock:
            if check not in self._known:
                file = self._folder / check
                self._known[check] = set(file.read_text("ascii").split()) if file.is_file() else set()
            return self._known[check]


def _mark(path: str, digest: str) -> str:
    return hashlib.sha256(f"{path}\0{digest}".encode()).hexdigest()[:32]
