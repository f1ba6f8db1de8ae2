"""Passes on what a command prints while it runs, and remembers the beginning and the end of it."""

import contextlib
import os
import threading
from collections.abc import Callable

__all__ = ["Hearing"]

_PIECE = 1 << 16
_HEAD, _TAIL = 20_000, 60_000
_LAST_WORDS = 2.0


class Hearing:
    """A pipe with a thread at its end. `mouth` is what the command prints into, until `begin`."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self._heard = heard
        self._ear, self.mouth = os.pipe()
        self._head, self._tail, self._left_out = b"", b"", 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="hear", daemon=True)

    def begin(self) -> None:
        """The command has been started and has the mouth."""
        os.close(self.mouth)
        self._thread.start()

    def end(self) -> None:
        """Wait for the last words of a command that has ended."""
        self._thread.join(_LAST_WORDS)

    def text(self) -> str:
        """What it has printed so far, cut in the middle when long."""
        with self._lock:
            between = f"\n[... {self._left_out} bytes left out ...]\n" if self._left_out else ""
            head, tail = self._head, self._tail
        return f"{head.decode('utf-8', 'replace')}{between}{tail.decode('utf-8', 'replace')}"

    def _listen(self) -> None:
        with os.fdopen(self._ear, "rb", buffering=0) as pipe:
            while piece := pipe.read(_PIECE):
                self._remember(piece)
                self._tell(piece)
        self._tell(b"")

    def _tell(self, piece: bytes) -> None:
        # Whoever listens must not stop what keeps the pipe empty: the command would wait for ever.
        with contextlib.suppress(Exception):
            self._heard(piece)

    def _remember(self, piece: bytes) -> None:
        with self._lock:
            room = _HEAD - len(self._head) if not self._tail else 0
            self._head += piece[:room]
            tail = self._tail + piece[room:]
            self._left_out += max(0, len(tail) - _TAIL)
            self._tail = tail[-_TAIL:]
