"""Serves a built application: its process in a sandbox without network, reached through a Unix socket.

A small forwarder on 127.0.0.1 makes the socket reachable for browsers; nothing else of the host is reachable
from inside. The application's data live in their own folder and survive builds and restarts.
"""

import contextlib
import http.client
import json
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loomery_codegen.app_data import Schema
from loomery_codegen.errors import ServeError
from loomery_codegen.forward import Forwarder
from loomery_codegen.gates.inside import inside_script
from loomery_codegen.sandbox.model import Command, Limits, Process, Sandbox
from loomery_codegen.toolchain.model import Toolchain

__all__ = ["RunningApp", "serve"]

_PATIENCE = 60.0
_LIMITS = Limits(memory=1024, processes=128, disk=2048, file_size=512, seconds=None)
# The longest path a Unix socket may have on Linux, its closing zero included.
_LONGEST_SOCKET = 107


@dataclass(kw_only=True)
class RunningApp:
    """An application that answers at `url` until it is stopped."""

    project: Path
    data: Path
    tools: Toolchain
    sandbox: Sandbox
    port: int = 0
    demo: bool = True
    notice: str = field(default="", init=False)
    """What was done with the records when the schema changed, for the person."""
    _process: Process | None = field(default=None, init=False)
    _forwarder: Forwarder | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"http://127.0.0.1:{self._forwarder.port if self._forwarder else self.port}"

    def start(self) -> None:
        """Start and wait until it is healthy; raises ServeError with its last words when it is not."""
        self.data.mkdir(parents=True, exist_ok=True)
        schema = Schema(self.project, self.data)
        try:
            if schema.broken:
                self._carry_records(schema)
            self._launch(demo=self.demo)
            schema.remember()
            if self._forwarder is None:
                self._forwarder = Forwarder(self._socket(), self.port)
                self._forwarder.start()
        except BaseException:
            self.stop()
            raise

    def _launch(self, *, demo: bool) -> None:
        address = self._socket()
        address.unlink(missing_ok=True)
        self._process = self.sandbox.start(self._command(address, demo=demo))
        self._wait(address)

    def _carry_records(self, schema: Schema) -> None:
        """Make a database of the new schema and copy the records; the old one is kept beside it."""
        before = schema.set_aside()
        self._launch(demo=False)
        if self._process is not None:
            self._process.stop()
        script = inside_script("carry")
        outcome = self.sandbox.run(
            Command(
                argv=(str(self.tools.python), str(script), str(before), str(self.data / "app.db")),
                cwd=self.data,
                read_only=(*self.tools.read_only, script.parent),
                writable=(self.data,),
                limits=Limits(seconds=120),
            )
        )
        said = outcome.output.strip()[-300:]
        self.notice = (
            f"The records were carried over to the new schema: {said}; the database before: {before}"
        )
        if not outcome.ok:
            (self.data / "app.db").unlink(missing_ok=True)
            self.notice = f"The records do not fit the new schema ({said}) and are kept in {before}"

    def restart(self) -> None:
        """Start the project's present state at the same address."""
        if self._process is not None:
            self._process.stop()
        self.start()

    def healthy(self) -> bool:
        """Whether it answers."""
        return _healthy(self._socket())

    def output(self) -> str:
        """What it has printed."""
        return self._process.output() if self._process else ""

    def stop(self) -> None:
        """End it and free the address; safe to call again."""
        if self._forwarder is not None:
            self.port = self._forwarder.port
            self._forwarder.stop()
            self._forwarder = None
        if self._process is not None:
            self._process.stop()
            self._process = None
        self._socket().unlink(missing_ok=True)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for it to end by itself; True when it has."""
        return self._process is None or self._process.wait(seconds) is not None

    def _socket(self) -> Path:
        path = self.data / "app.sock"
        if len(str(path)) > _LONGEST_SOCKET:
            raise ServeError(f"{path} is too long for a socket.", hint="Set LOOMERY_HOME to a shorter path.")
        return path

    def _command(self, address: Path, *, demo: bool) -> Command:
        return Command(
            argv=(*self.tools.python_module("app"), "--uds", str(address)),
            cwd=self.project / "api",
            read_only=(*self.tools.read_only, self.project),
            writable=(self.data,),
            env={
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUNBUFFERED": "1",
                "APP_DATABASE_URL": f"sqlite:///{self.data / 'app.db'}",
                "APP_UPLOADS": str(self.data / "uploads"),
                "APP_SECRET": self._secret(),
                "APP_DEMO": "1" if demo else "0",
            },
            limits=_LIMITS,
        )

    def _secret(self) -> str:
        """The application's key, made once and readable by its owner only."""
        file = self.data / "secret"
        if not file.is_file():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(32), encoding="ascii")
        return file.read_text(encoding="ascii")

    def _wait(self, address: Path) -> None:
        assert self._process is not None  # noqa: S101 - only called once it is started
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if address.exists() and _healthy(address):
                return
            if self._process.wait(0.03) is not None:
                break
        raise ServeError(f"The application did not start:\n{self._process.output()[-2000:]}")


@contextlib.contextmanager
def serve(app: RunningApp) -> Iterator[RunningApp]:
    """The application, running, and stopped afterwards."""
    app.start()
    try:
        yield app
    finally:
        app.stop()


class _SocketConnection(http.client.HTTPConnection):
    """An HTTP connection over a Unix socket."""

    def __init__(self, address: Path) -> None:
        super().__init__("localhost", timeout=5)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._address))


def _healthy(address: Path) -> bool:
    connection = _SocketConnection(address)
    try:
        connection.request("GET", "/api/health")
        answer = connection.getresponse()
        return answer.status == 200 and json.loads(answer.read()).get("status") == "ok"
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
