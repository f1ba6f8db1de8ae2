"""A Python process that imports the API's libraries while a project is still being generated.

It waits in a sandbox of its own, made for one build, and runs that build's Python programs as forks:
importing costs more than most of them take. Where it cannot be had, programs are started in the ordinary way.
"""

import json
import os
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from loomery_codegen.gates.inside import inside_script
from loomery_codegen.sandbox.model import Command, Limits, Outcome, Process, Sandbox
from loomery_codegen.toolchain.model import Toolchain

__all__ = ["Preloaded", "preloading"]

_MODULES = (
    "alembic.command",
    "alembic.config",
    "argon2",
    "fastapi",
    "fastapi.responses",
    "fastapi.staticfiles",
    "fastapi.testclient",
    "multipart",
    "pydantic",
    "pytest",
    "_pytest.assertion.rewrite",
    "sqlalchemy",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "uvicorn",
    "uvicorn.protocols.http.h11_impl",
    "email.message",
)
# Enough for two browsers beside the tests.
_LIMITS = Limits(memory=8192, processes=2048, disk=1024, seconds=900)
_PATIENCE = 20.0


class Preloaded:
    """The waiting process. Safe for threads."""

    def __init__(self, process: Process, channel: Path) -> None:
        self._process = process
        self._channel = channel

    @property
    def address(self) -> Path:
        """Its socket, which programs in the same sandbox may use too."""
        return self._channel / "s"

    def folder(self, name: str) -> Path:
        """A folder that a program may write to; it goes when this process does."""
        made = self._channel / f"{name}.made"
        made.mkdir(exist_ok=True)
        return made

    def take(self, made: Path, kept: Path) -> None:
        """Copy the files of such a folder, and nothing that only looks like one."""
        kept.mkdir(parents=True, exist_ok=True)
        try:
            folder = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            return
        try:
            for name in os.listdir(folder):  # noqa: PTH208 - a descriptor, which no link can replace
                content = _read(name, folder)
                if content is not None:
                    (kept / name).write_bytes(content)
        finally:
            os.close(folder)

    def stop(self) -> None:
        """End it and every program it runs; safe to call again."""
        self._process.stop()

    def run(
        self, argv: Sequence[str], *, cwd: Path, env: Mapping[str, str], seconds: float, name: str
    ) -> Outcome | None:
        """Run a Python program (`-m MODULE ...` or `SCRIPT ...`); None when nobody is there to do it."""
        client = self._connect()
        if client is None:
            return None
        output = self._channel / f"{name}.out"
        job = {"argv": list(argv), "cwd": str(cwd), "env": dict(env), "output": str(output)}
        started = time.monotonic()
        with client:
            client.sendall(json.dumps(job).encode() + b"\n")
            client.settimeout(seconds)
            try:
                told = client.recv(64)
            except TimeoutError:
                told = b"late"
        took = time.monotonic() - started
        text = (_read(output) or b"").decode("utf-8", "replace")[-200_000:]
        if told == b"late":
            return Outcome(exit_code=-9, ending="timed_out", output=text, seconds=took)
        if not told:
            ended = self._process.wait(2)
            return Outcome(
                exit_code=-9, ending=ended.ending if ended else "stopped", output=text, seconds=took
            )
        return Outcome(exit_code=int(told), ending="exited", output=text, seconds=took)

    def _connect(self) -> socket.socket | None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            client = socket.socket(socket.AF_UNIX)
            try:
                client.connect(str(self.address))
            except OSError:
                client.close()
                if self._process.wait(0.02) is not None:
                    return None
            else:
                return client
        return None


def _read(path: Path | str, folder: int | None = None) -> bytes | None:
    """An ordinary file; None for links, pipes and the like, which programs inside may have put there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


@contextmanager
def preloading(sandbox: Sandbox, tools: Toolchain, project: Path) -> Iterator[Preloaded]:
    """Start it for the block. It sees `project`, which is there but may still be empty, read-only."""
    script = inside_script("preloaded")
    # The address of a socket is short: LOOMERY_HOME may be too deep for it.
    channel = Path(tempfile.mkdtemp(prefix="loomery-"))
    process = sandbox.start(
        Command(
            argv=(str(tools.python), str(script), str(channel / "s"), *_MODULES),
            cwd=channel,
            read_only=(*tools.read_only, project, script.parent),
            writable=(channel,),
            env={"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", "CI": "1"},
            limits=_LIMITS,
        )
    )
    try:
        yield Preloaded(process, channel)
    finally:
        process.stop()
        shutil.rmtree(channel, ignore_errors=True)
