"""A built application is served, survives a restart with its data, and leaves nothing behind."""

import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from loomery_codegen.build import Builder
from loomery_codegen.errors import ServeError
from loomery_codegen.request import BuildRequest
from loomery_codegen.running import RunningApp, serve

pytestmark = pytest.mark.slow


@pytest.fixture
def app(builder: Builder, tmp_path: Path) -> RunningApp:
    result = builder.build(BuildRequest(text="greet", browser=False))
    assert result.status == "green", [gate.findings for gate in result.gates]
    tools = builder.toolchains.ensure(builder.recipe)
    return RunningApp(project=result.path, data=tmp_path / "data", tools=tools, sandbox=builder.sandbox)


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return bytes(answer.read())


def test_pages_and_api_are_served_at_one_address_through_a_restart(app: RunningApp) -> None:
    with serve(app) as running:
        address = running.url
        assert b'<div id="root">' in get(f"{address}/")
        running.restart()
        assert running.url == address
        assert get(f"{address}/api/greetings") == b'["hello"]'
    with pytest.raises(urllib.error.URLError):
        get(f"{address}/api/health")


def test_a_taken_port_is_told(app: RunningApp) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        app.port = server.getsockname()[1]
        with pytest.raises(ServeError):
            app.start()
    assert not app.healthy()


def test_an_application_that_cannot_start_says_why(app: RunningApp) -> None:
    (app.project / "api/app/__main__.py").write_text("raise SystemExit('no such luck')\n")
    with pytest.raises(ServeError, match="no such luck"):
        app.start()


def test_the_key_is_made_once_and_for_its_owner_only(app: RunningApp) -> None:
    with serve(app):
        first = (app.data / "secret").read_text()
    with serve(app):
        assert (app.data / "secret").read_text() == first
    assert (app.data / "secret").stat().st_mode & 0o077 == 0


def test_an_open_connection_does_not_hold_up_the_end(
    app: RunningApp, capfd: pytest.CaptureFixture[str]
) -> None:
    with serve(app) as running:
        connection = socket.create_connection(("127.0.0.1", int(running.url.rpartition(":")[2])))
        connection.sendall(b"GET /api/greetings HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"
    with connection:
        while connection.recv(4096):
            pass
    assert "Traceback" not in capfd.readouterr().err
