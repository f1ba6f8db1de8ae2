"""`loomery up` as a process of its own, and somebody who has an account there."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2

from loomery_cli.planning import load_settings
from tests.servers import free_port

PATIENCE = 400.0
PASSWORD = "a quiet blue umbrella"
EMAIL = "ada@example.org"


@dataclass
class Running:
    """The process, its log, and a client whose requests carry the token of the one account."""

    process: subprocess.Popen[bytes]
    http: httpx2.Client
    log: Path

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer that must be a success."""
        answer = self.http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def sign_up(self) -> str:
        """Make the account and sign in; the tenant."""
        self.ask("POST", "/api/auth/signup", {"email": EMAIL, "password": PASSWORD, "name": "Ada"})
        self.ask("POST", "/api/auth/verify-email", {"token": self.until(self._mailed)})
        told = self.ask("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD})
        self.http.headers["Authorization"] = f"Bearer {told['access_token']}"
        return str(self.ask("GET", "/api/auth/me")["tenant"])

    def _mailed(self) -> str:
        for mail in self.ask("GET", "/api/dev/outbox")["items"]:
            for link in mail["links"]:
                if urlsplit(link).path == "/verify-email":
                    return parse_qs(urlsplit(link).query)["token"][0]
        return ""

    def until(self, look: Any, pause: float = 0.2) -> Any:
        """What `look` gives as soon as it is something."""
        until = time.monotonic() + PATIENCE
        while not (found := look()):
            assert time.monotonic() < until, self.log.read_text()[-4000:]
            assert self.process.poll() is None, self.log.read_text()[-4000:]
            time.sleep(pause)
        return found

    def until_over(self, job: str) -> Any:
        """How a job ended."""

        def over() -> Any:
            found = self.ask("GET", f"/api/status/{job}")
            return found if found["state"] in ("succeeded", "failed", "cancelled") else None

        return self.until(over)

    def children(self) -> dict[str, int]:
        """Worker processes by name."""
        found = {}
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in map(int, listed):
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if b"--name" in words:
                found[words[words.index(b"--name") + 1].decode()] = child
        return found

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Tell it to end; how it did."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def up(home: Path, *options: str, **environment: str) -> Iterator[Running]:
    """`loomery up` with this home and these settings, ready to answer; killed afterwards if it still runs."""
    home.mkdir(mode=0o700, exist_ok=True)
    tools = load_settings().home / "toolchains"
    if tools.is_dir() and not (home / "toolchains").exists():
        (home / "toolchains").symlink_to(tools)
    port, log = free_port(), home / "log"
    given = {
        "LOOMERY_HOME": str(home),
        "LOOMERY_PASSWORDS__MEMORY_KIB": "8",
        "LOOMERY_PASSWORDS__TIME_COST": "1",
        "LOOMERY_PASSWORDS__PARALLELISM": "1",
        "LOOMERY_UNDERSTANDING__WARM_AFTER": "0",
        **environment,
    }
    command = [sys.executable, "-m", "loomery_cli", "up", "--port", str(port), *options]
    url = f"http://127.0.0.1:{port}"
    headers = {"Origin": url, "X-Loomery-Request": "1"}
    with (
        log.open("ab") as writing,
        subprocess.Popen(command, env={**os.environ, **given}, stdout=writing, stderr=writing) as process,
        httpx2.Client(base_url=url, headers=headers, timeout=60) as http,
    ):
        running = Running(process, http, log)
        try:
            running.until(lambda: b"Loomery is ready" in log.read_bytes())
            yield running
        finally:
            process.kill()
