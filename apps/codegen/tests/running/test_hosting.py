"""What every runner of applications must do, whatever contains them."""

import asyncio
import http.client
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_codegen.errors import ServeError
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.cgroup import find_cgroups
from loomery_codegen.sandbox.model import Sandbox
from loomery_codegen.sandbox.plain import PlainSandbox
from loomery_codegen.sandbox.probe import probe
from loomery_shared.contracts.running import AppRunner, RunLimits, RunningProcess, RunOrder

BASE = Path(sys.base_prefix).resolve()
APP = """
import json, os, socketserver, sys, time
from http.server import BaseHTTPRequestHandler

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(act(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
    def address_string(self): return ""

def act(path):
    match path:
        case "/env": return dict(os.environ)
        case "/memory": return len(bytearray(600_000_000))
        case "/disk":
            for number in range(40):
                with open(f"{os.path.dirname(os.environ['APP_UPLOADS'])}/{number}", "wb") as file:
                    file.write(os.urandom(1_000_000))
            time.sleep(30)
        case "/die": print("last words", flush=True); os._exit(3)
        case "/see": return sorted(os.listdir("/")) + [os.path.exists(os.environ["SEEK"])]

print("begun", flush=True)
with socketserver.ThreadingUnixStreamServer(sys.argv[2], Handler) as server:
    server.serve_forever()
"""


@pytest.fixture(params=["plain", "bubblewrap"])
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    if request.param == "plain":
        return PlainSandbox(cgroups=find_cgroups())
    found = probe().sandbox
    if found is None:
        pytest.skip(probe().problem)
    return found


def make_runner(sandbox: Sandbox, folder: Path) -> SandboxedRunner:
    return SandboxedRunner(
        sandbox, python=BASE / "bin" / "python3", read_only=(BASE,), records=folder / "records"
    )


@pytest.fixture
async def runner(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[AppRunner]:
    made = make_runner(sandbox, tmp_path)
    yield made
    await made.close()


@pytest.fixture
def order(tmp_path: Path) -> RunOrder:
    package = tmp_path / "project" / "api" / "app"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(APP)
    (tmp_path / "run").mkdir()
    return RunOrder(
        app="app_1",
        project=tmp_path / "project",
        data=tmp_path / "data",
        socket=tmp_path / "run" / "s",
        secret=SecretStr("key"),
        env={"MAIL_KEY": SecretStr("hush"), "PATH": SecretStr("/evil"), "APP_SECRET": SecretStr("evil")},
        limits=RunLimits(memory=256, disk=20),
        secure_cookies=True,
    )


class Connection(http.client.HTTPConnection):
    def __init__(self, address: Path) -> None:
        super().__init__("localhost", timeout=30)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._address))


async def ask(order: RunOrder, path: str) -> bytes:
    def work() -> bytes:
        with closing(Connection(order.socket)) as connection:
            connection.request("GET", path)
            return connection.getresponse().read()

    return await asyncio.to_thread(work)


async def begun(process: RunningProcess, order: RunOrder) -> RunningProcess:
    async with asyncio.timeout(90):
        while not await asyncio.to_thread(_listens, order.socket):
            await asyncio.sleep(0.02)
    return process


def _listens(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(address)) == 0


async def test_it_answers_at_its_socket_until_it_is_stopped(runner: AppRunner, order: RunOrder) -> None:
    await runner.prepare(order.project)
    process = await begun(await runner.start(order), order)
    assert b"APP_SECRET" in await ask(order, "/env")
    assert process.alive
    assert process.usage().memory > 0
    assert process.usage().processes > 0
    assert process.output() == "begun\n"
    await process.stop()
    await process.stop()
    assert not process.alive
    assert process.usage().memory == 0
    assert await process.wait() == "it was stopped"


async def test_it_gets_what_it_was_given_and_nothing_that_steers_its_interpreter(
    runner: AppRunner, order: RunOrder
) -> None:
    process = await begun(await runner.start(order), order)
    env = await ask(order, "/env")
    assert b'"MAIL_KEY": "hush"' in env
    assert b'"APP_SECRET": "key"' in env
    assert b"evil" not in env
    assert b'"APP_SECURE_COOKIES": "1"' in env
    assert b"hush" not in repr(order).encode()
    await process.stop()


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("/die", "it ended with exit code 3"),
        ("/memory", "it used more memory than it may"),
        ("/disk", "it wrote more to disk than it may"),
    ],
)
async def test_why_it_ended_is_told(runner: AppRunner, order: RunOrder, deed: str, reason: str) -> None:
    process = await begun(await runner.start(order), order)
    asking = asyncio.create_task(ask(order, deed))
    async with asyncio.timeout(90):
        told = await process.wait()
    await asyncio.gather(asking, return_exceptions=True)
    assert told == reason
    assert not process.alive


async def test_an_address_that_is_too_long_is_told(runner: AppRunner, order: RunOrder) -> None:
    with pytest.raises(ServeError, match="too long"):
        await runner.start(order.model_copy(update={"socket": order.socket.with_name("s" * 100)}))


async def test_a_database_is_copied_while_it_is_written_to(runner: AppRunner, tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    data.mkdir()
    copy.mkdir()
    with closing(sqlite3.connect(data / "app.db")) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        with writer:
            writer.execute("CREATE TABLE note (text)")
            writer.execute("INSERT INTO note VALUES ('kept')")
        writer.execute("INSERT INTO note VALUES ('not yet')")
        await runner.copy_database(data, copy)
    with closing(sqlite3.connect(copy / "app.db")) as reader:
        assert reader.execute("SELECT text FROM note").fetchall() == [("kept",)]


async def test_what_a_killed_runner_left_is_ended_and_nothing_else(
    sandbox: Sandbox, order: RunOrder, tmp_path: Path
) -> None:
    left = subprocess.Popen(["sleep", "100"], start_new_session=True)
    other = subprocess.Popen(["sleep", "100"], start_new_session=True)
    first, second = make_runner(sandbox, tmp_path), make_runner(sandbox, tmp_path)
    first._remember(left.pid)
    (tmp_path / "records" / str(other.pid)).write_text('{"started": "1"}')
    try:
        assert await second.sweep() == 1
        assert left.wait() == -9
        assert other.poll() is None
        assert await second.sweep() == 0
    finally:
        other.kill()
        other.wait()


async def test_the_rest_of_the_machine_is_out_of_sight(order: RunOrder, tmp_path: Path) -> None:
    found = probe().sandbox
    if found is None:
        pytest.skip(probe().problem)
    (tmp_path / "neighbour").touch()
    runner = make_runner(found, tmp_path)
    seek = {"SEEK": SecretStr(str(tmp_path / "neighbour"))}
    process = await begun(await runner.start(order.model_copy(update={"env": seek})), order)
    seen = await ask(order, "/see")
    assert b"false" in seen
    assert b"work" not in seen
    await process.stop()
    await runner.close()
    assert list((tmp_path / "records").iterdir()) == []
