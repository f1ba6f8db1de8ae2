"""Starts the application under test inside the sandbox, then checks it or runs a command beside it.

Usage: `application.py boot PROJECT [--web]` prints a line for each fault of its first answers;
`application.py beside PROJECT COMMAND...` runs the command, told by APP_BASE_URL where the application is.
"""

import contextlib
import http.client
import json
import os
import re
import select
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PATIENCE = 60.0
ASIDE = "PRELOADED"
"""Names the variable with the socket of a process that starts Python programs quickly, if there is one."""
DATABASE, UPLOADS = "app.db", "uploads"


class Application:
    """The application on a free port of 127.0.0.1, with demo records in a database of its own."""

    def __init__(self, project: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="app-"))
        self._log = self._folder / "log"
        self._log.touch()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        argv = ["-m", "app", "--host", "127.0.0.1", "--port", str(self.port)]
        self._restore()
        environment = {
            **os.environ,
            "APP_DATABASE_URL": f"sqlite:///{self._folder / DATABASE}",
            "APP_DEMO": "1",
            "APP_SECRET": "for-checks-only",
            "APP_UPLOADS": str(self._folder / UPLOADS),
        }
        start = _start_aside if os.environ.get(ASIDE) else _start
        self._ended, self._stop = start(argv, project / "api", environment, self._log)

    def __enter__(self) -> "Application":
        """Wait until it is healthy; SystemExit with its last words when it does not become so."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self._ended():
            try:
                status, _, body = self.get("/api/health")
            except OSError:
                time.sleep(0.02)
                continue
            if status == 200 and json.loads(body).get("status") == "ok":
                return self
            time.sleep(0.05)
        last = " / ".join(self._log.read_text("utf-8", "replace").strip().splitlines()[-8:])
        print(f"FAULT api/app start the application did not become healthy: {last}")
        self._stop()
        sys.exit(1)

    def __exit__(self, *_: object) -> None:
        """End it and tell what it printed."""
        self._stop()
        for line in self._log.read_text("utf-8", "replace").splitlines()[-200:]:
            print("app |", line)
        shutil.rmtree(self._folder, ignore_errors=True)

    def keep(self) -> None:
        """Leave the records of the demo, and the files they name, to those who start the application next."""
        kept = _kept()
        if kept is None or kept.exists():
            return
        part = Path(tempfile.mkdtemp(prefix="kept-", dir=kept.parent))
        with (
            contextlib.closing(sqlite3.connect(self._folder / DATABASE)) as source,
            contextlib.closing(sqlite3.connect(part / DATABASE)) as target,
        ):
            source.backup(target)
        if (self._folder / UPLOADS).is_dir():
            shutil.copytree(self._folder / UPLOADS, part / UPLOADS)
        part.rename(kept)

    def _restore(self) -> None:
        """Begin with what another left, which is what this one would make itself, if there is any."""
        kept = _kept()
        if kept is not None and kept.is_dir():
            shutil.copytree(kept, self._folder, dirs_exist_ok=True)

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Accept": "text/html,application/json"})
            answer = connection.getresponse()
            return answer.status, answer.headers.get_content_type(), answer.read()
        finally:
            connection.close()


def _kept() -> Path | None:
    """Where records of the demo are left for other programs in the same sandbox, which is of one build."""
    aside = os.environ.get(ASIDE)
    return Path(aside).with_name("demo") if aside else None


Handles = tuple[Callable[[], bool], Callable[[], None]]
"""Whether it has ended, and how to end it."""


def _start(argv: list[str], cwd: Path, environment: dict[str, str], log: Path) -> Handles:
    """As a process of this one."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - argument list
            [sys.executable, *argv], cwd=cwd, env=environment, stdout=output, stderr=output
        )

    def stop() -> None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    return lambda: process.poll() is not None, stop


def _start_aside(argv: list[str], cwd: Path, environment: dict[str, str], log: Path) -> Handles:
    """As a fork of the process that has everything imported; it ends when the connection does."""
    client = socket.socket(socket.AF_UNIX)
    client.connect(os.environ[ASIDE])
    job = {"argv": argv, "cwd": str(cwd), "env": environment, "output": str(log)}
    client.sendall(json.dumps(job).encode() + b"\n")
    return lambda: bool(select.select([client], [], [], 0)[0]), client.close


def api_faults(app: Application) -> Iterator[str]:
    """What is wrong with the API's own description."""
    status, _, body = app.get("/api/openapi.json")
    if status != 200:
        yield f"api/app openapi /api/openapi.json answers {status}"
    elif not json.loads(body).get("paths"):
        yield "api/app openapi /api/openapi.json describes no operation"


def web_faults(app: Application) -> Iterator[str]:
    """What is wrong with the first page and the files it names."""
    status, kind, body = app.get("/")
    text = body.decode("utf-8", "replace")
    if status != 200 or kind != "text/html":
        yield f"web/index.html index / answers {status} {kind}"
        return
    named = re.findall(r'(?:src|href)="(/[^"]+)"', text)
    if not any(path.endswith(".js") for path in named):
        yield "web/index.html index the first page names no script"
    for path in named:
        if app.get(path)[0] != 200:
            yield f"web/index.html index {path} answers {app.get(path)[0]}"
    if app.get("/some/deep/link")[1] != "text/html":
        yield "api/app fallback a deep link is not answered with the first page"


def boot(project: Path, *, web: bool) -> int:
    """Check the first answers; 1 when there is a fault."""
    with Application(project) as app:
        faults = [*api_faults(app), *(web_faults(app) if web else ())]
        if not faults:
            app.keep()
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


def beside(project: Path, command: list[str]) -> int:
    """Run a command while the application is up; its exit code."""
    with Application(project) as app:
        environment = {**os.environ, "APP_BASE_URL": f"http://127.0.0.1:{app.port}"}
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    sys.exit(boot(Path(folder), web="--web" in rest) if what == "boot" else beside(Path(folder), rest))
