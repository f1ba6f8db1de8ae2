"""Starts the application under test inside the sandbox, then checks it or runs a command beside it.

Usage: `application.py boot PROJECT [--web]` prints a line for each fault of its first answers;
`application.py beside PROJECT COMMAND...` runs the command, told by APP_BASE_URL where the application is.
"""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PORT = 8000
PATIENCE = 60.0


@contextmanager
def running(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The application on 127.0.0.1:PORT with demo records in a database of its own, ended afterwards.

    Raises SystemExit with its last words when it does not become healthy.
    """
    environment = {
        **os.environ,
        "APP_DATABASE_URL": "sqlite:////tmp/app.db",
        "APP_DEMO": "1",
        "APP_SECRET": "for-checks-only",
        "APP_UPLOADS": "/tmp/uploads",  # noqa: S108 - a tmpfs inside the sandbox
    }
    log = Path("/tmp/app.log")  # noqa: S108 - a tmpfs inside the sandbox
    with log.open("wb") as output:
        argv = [sys.executable, "-m", "app", "--host", "127.0.0.1", "--port", str(PORT)]
        process = subprocess.Popen(argv, cwd=project / "api", env=environment, stdout=output, stderr=output)  # noqa: S603
        try:
            _wait(process, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
            for line in log.read_text("utf-8", "replace").splitlines()[-200:]:
                print("app |", line)


def get(path: str) -> tuple[int, str, bytes]:
    """Status, content type and body of an answer of the application."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    try:
        connection.request("GET", path, headers={"Accept": "text/html,application/json"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            status, _, body = get("/api/health")
        except OSError:
            time.sleep(0.02)
            continue
        if status == 200 and json.loads(body).get("status") == "ok":
            return
        time.sleep(0.05)
    last = " / ".join(log.read_text("utf-8", "replace").strip().splitlines()[-8:])
    print(f"FAULT api/app start the application did not become healthy: {last}")
    sys.exit(1)


def api_faults() -> Iterator[str]:
    """What is wrong with the API's own description."""
    status, _, body = get("/api/openapi.json")
    if status != 200:
        yield f"api/app openapi /api/openapi.json answers {status}"
    elif not json.loads(body).get("paths"):
        yield "api/app openapi /api/openapi.json describes no operation"


def web_faults() -> Iterator[str]:
    """What is wrong with the first page and the files it names."""
    status, kind, body = get("/")
    text = body.decode("utf-8", "replace")
    if status != 200 or kind != "text/html":
        yield f"web/index.html index / answers {status} {kind}"
        return
    named = re.findall(r'(?:src|href)="(/[^"]+)"', text)
    if not any(path.endswith(".js") for path in named):
        yield "web/index.html index the first page names no script"
    for path in named:
        if get(path)[0] != 200:
            yield f"web/index.html index {path} answers {get(path)[0]}"
    if get("/some/deep/link")[1] != "text/html":
        yield "api/app fallback a deep link is not answered with the first page"


def boot(project: Path, *, web: bool) -> int:
    """Check the first answers; 1 when there is a fault."""
    with running(project):
        faults = [*api_faults(), *(web_faults() if web else ())]
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


def beside(project: Path, command: list[str]) -> int:
    """Run a command while the application is up; its exit code."""
    with running(project):
        environment = {**os.environ, "APP_BASE_URL": f"http://127.0.0.1:{PORT}"}
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    sys.exit(boot(Path(folder), web="--web" in rest) if what == "boot" else beside(Path(folder), rest))
