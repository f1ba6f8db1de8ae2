"""The same flows on PostgreSQL; skipped where it is not installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOWS = Path(__file__).parent / "flows"
NOBODY = 65534


def _programs() -> dict[str, str]:
    places = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    path = os.pathsep.join([os.environ.get("PATH", ""), *places])
    found = {name: shutil.which(name, path=path) for name in ("initdb", "pg_ctl")}
    return {name: place for name, place in found.items() if place}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server of our own; it refuses to run as root, so it runs as nobody then."""
    programs = _programs()
    if len(programs) < 2:
        pytest.skip("PostgreSQL is not installed (initdb and pg_ctl)")
    as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="flows-pg-") as folder:
        if as_user:
            os.chown(folder, NOBODY, NOBODY)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]

        def run(*command: str) -> None:
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]

        run(programs["initdb"], "-D", "data", "-A", "trust", "-U", "app", "--no-sync")
        options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
        run(programs["pg_ctl"], "-D", "data", "-o", options, "-l", "log", "-w", "start")
        try:
            yield f"postgresql+psycopg://app@127.0.0.1:{port}/postgres"
        finally:
            run(programs["pg_ctl"], "-D", "data", "-m", "immediate", "-w", "stop")


@pytest.mark.slow
@pytest.mark.parametrize("case", ["todo", "salon", "shop", "everything"])
def test_flows_on_postgres(case: str, server: str, write, run) -> None:  # type: ignore[no-untyped-def]
    result = run(
        write(case), "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", "-c", "/dev/null", "-W", "error",
        f"--rootdir={FLOWS}", f"--confcutdir={FLOWS}", "--import-mode=importlib",
        str(FLOWS / f"{case}.py"), str(FLOWS / "every_app.py"),
        FLOWS_DATABASE_URL=server,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
