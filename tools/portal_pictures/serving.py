"""A platform of its own for the pictures."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loomery_cli.planning import load_settings

__all__ = ["served"]

PORT = 8470
_PATIENCE = 120


@contextmanager
def served(home: Path) -> Iterator[str]:
    """`loomery up` with an empty home that shares the toolchains; its address."""
    home.mkdir(mode=0o700)
    (home / "toolchains").symlink_to(load_settings().home / "toolchains")
    log = home / "log"
    with log.open("wb") as writing:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "loomery_cli", "up", "--port", str(PORT)],
            env={**os.environ, "LOOMERY_HOME": str(home)},
            stdout=writing,
            stderr=writing,
        )
    try:
        last = time.monotonic() + _PATIENCE
        while b"Loomery is ready" not in log.read_bytes():
            if process.poll() is not None or time.monotonic() > last:
                raise SystemExit(log.read_text()[-2000:])
            time.sleep(0.2)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
