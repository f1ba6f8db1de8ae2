"""The log of an application: what its processes printed, and what was told about it.

Lines lie in segments, files that are named after the place in the whole log at which they begin; the number of a line
is the place where it begins. So numbers grow for ever, and the oldest segments can go.
"""

import contextlib
import re
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, Field

from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_shared.ids import Clock

__all__ = ["AppLogLine", "Journal", "JournalReader", "Journals", "Level", "level_of"]

Level: TypeAlias = Literal["debug", "info", "warning", "error"]

_SEGMENT = 1_000_000
_SEGMENTS = 8
_LONGEST = 4_000
_PER_SECOND = 500
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")
_LEVEL = re.compile(
    r"\b(DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL|FATAL)\b|\"level\": ?\"(\w+)\"", re.IGNORECASE
)
_LEVELS: dict[str, Level] = {
    "debug": "debug",
    "info": "info",
    "warn": "warning",
    "warning": "warning",
    "error": "error",
    "critical": "error",
    "fatal": "error",
}
_HEAD = 60


class AppLogLine(BaseModel):
    """A line that an application printed, or (`source` platform) that was told about it."""

    number: int = Field(
        description="Grows from line to line, with gaps; goes into `after` and `Last-Event-ID`."
    )
    at: datetime
    level: Level
    source: Literal["app", "platform"]
    release: str
    message: str


def level_of(line: str, before: Level = "info") -> Level:
    """How grave a line is, by the word at its beginning; one that goes on with another is as grave as that."""
    if line.startswith("Traceback"):
        return "error"
    found = _LEVEL.search(line[:_HEAD])
    if found:
        return _LEVELS.get((found.group(1) or found.group(2)).lower(), "info")
    return before if line.startswith((" ", "\t")) else "info"


class Journal:
    """Writes the log of one application; safe for threads. `hide` are values that must not be in it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self._lock = threading.Lock()
        self._second, self._count, self._dropped = 0, 0, 0

    def tell(self, release: str, level: Level, message: str) -> None:
        """A line of the platform's own."""
        self._write([(level, "platform", release, message)])

    def listener(self, release: str, hide: frozenset[str]) -> "_Listener":
        """Takes what one process prints."""
        return _Listener(self, release, hide)

    def heard(self, release: str, lines: list[tuple[Level, str]]) -> None:
        """Lines that a process printed; of more than 500 in a second the rest is left out, and that is said."""
        kept: list[tuple[Level, str, str, str]] = []
        for level, text in lines:
            second = int(time.monotonic())
            if second != self._second:
                if self._dropped:
                    kept.append(("warning", "platform", release, f"{self._dropped} lines were left out."))
                self._second, self._count, self._dropped = second, 0, 0
            self._count += 1
            if self._count > _PER_SECOND:
                self._dropped += 1
            else:
                kept.append((level, "app", release, text))
        self._write(kept)

    def _write(self, lines: list[tuple[Level, str, str, str]]) -> None:
        if not lines:
            return
        at = self._clock().isoformat(timespec="milliseconds")
        made = "".join(
            f"{at}\t{level}\t{source}\t{release}\t{_plain(text)}\n" for level, source, release, text in lines
        ).encode()
        # A full disk costs lines of a log, never the application.
        with self._lock, contextlib.suppress(OSError):
            # Not its parents: what is removed stays removed.
            self._folder.mkdir(exist_ok=True, mode=0o700)
            segments = _segments(self._folder)
            begin, file = segments[-1] if segments else (0, _named(self._folder, 0))
            size = file.stat().st_size if file.exists() else 0
            if size > _SEGMENT:
                file = _named(self._folder, begin + size)
                for _, old in segments[: 1 - _SEGMENTS]:
                    old.unlink(missing_ok=True)
            with file.open("ab") as out:
                out.write(made)


class Journals:
    """The logs of all applications that are hosted here; `folder` has one for each."""

    def __init__(self, hosting: Path, clock: Clock) -> None:
        self._hosting, self._clock = hosting, clock
        self._known: dict[str, Journal] = {}
        self._lock = threading.Lock()

    def of(self, app: str) -> Journal:
        """The log of an application, the same one for all who write."""
        with self._lock:
            return self._known.setdefault(app, Journal(AppFolders(self._hosting, app).logs, self._clock))

    def forget(self, app: str) -> None:
        """It is no longer hosted here."""
        with self._lock:
            self._known.pop(app, None)


class _Listener:
    """Makes lines of the pieces that a process prints."""

    def __init__(self, journal: Journal, release: str, hide: frozenset[str]) -> None:
        self._journal, self._release = journal, release
        self._hide = sorted((value for value in hide if len(value) >= 6), key=len, reverse=True)
        self._rest = b""
        self._level: Level = "info"

    def __call__(self, piece: bytes) -> None:
        """More that was printed; nothing at the end."""
        *whole, self._rest = (self._rest + piece).split(b"\n")
        if self._rest and (not piece or len(self._rest) > 4 * _LONGEST):
            whole, self._rest = [*whole, self._rest], b""
        lines = []
        for line in whole:
            text = line.decode("utf-8", "replace").rstrip()
            for value in self._hide:
                text = text.replace(value, "•••")
            if text:
                self._level = level_of(text, self._level)
                lines.append((self._level, text))
        self._journal.heard(self._release, lines)


class JournalReader:
    """Reads the log of one application; there may be none yet. Blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def after(self, number: int, limit: int) -> list[AppLogLine]:
        """Lines with greater numbers, oldest first."""
        found: list[AppLogLine] = []
        for begin, file in _segments(self._folder):
            if begin + file.stat().st_size <= number:
                continue
            for line in _lines(begin, file):
                if line.number > number:
                    found.append(line)
                    if len(found) >= limit:
                        return found
        return found

    def before(self, number: int | None, limit: int, text: str, levels: frozenset[str]) -> list[AppLogLine]:
        """The newest lines with lower numbers (of all, when it is None) that hold `text`; oldest first."""
        found: list[AppLogLine] = []
        wanted = text.casefold()
        for begin, file in reversed(_segments(self._folder)):
            if number is not None and begin >= number:
                continue
            fitting = [
                line
                for line in _lines(begin, file)
                if (number is None or line.number < number)
                and (not wanted or wanted in line.message.casefold())
                and (not levels or line.level in levels)
            ]
            found = [*fitting[-(limit - len(found)) :], *found]
            if len(found) >= limit:
                break
        return found

    def newest(self) -> int:
        """The number that the next line will have, less one."""
        segments = _segments(self._folder)
        return segments[-1][0] + segments[-1][1].stat().st_size - 1 if segments else -1


def _named(folder: Path, begin: int) -> Path:
    return folder / f"{begin:016}.log"


def _segments(folder: Path) -> list[tuple[int, Path]]:
    return sorted((int(file.stem), file) for file in folder.glob("[0-9]*.log"))


def _lines(begin: int, file: Path) -> Iterator[AppLogLine]:
    """Whole lines of a segment; a last one that is being written is left out."""
    place = begin
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return
    for raw in content.split(b"\n")[:-1]:
        parts = raw.decode("utf-8", "replace").split("\t", 4)
        if len(parts) == 5:
            at, level, source, release, message = parts
            yield AppLogLine.model_construct(
                number=place,
                at=datetime.fromisoformat(at),
                level=level,
                source=source,
                release=release,
                message=message,
            )
        place += len(raw) + 1


def _plain(text: str) -> str:
    """On one line, without what steers terminals, not too long."""
    one = _CONTROL.sub("", text.replace("\r", " ").replace("\n", " ⏎ "))
    return one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…"
