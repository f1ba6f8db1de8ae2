"""What leaves the process: traces that hang together, and failures without secrets."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import structlog
from pydantic import BaseModel, SecretStr

from loomery_shared.logs import configure_logs, get_logger
from tests.receivers import OtlpReceiver, SentryReceiver
from tests.servers import free_port

PROGRAM = Path(__file__).with_name("reporting_program.py")
HIDDEN = ["hunter2", "swordfish", "opensesame", "tr0ub4dor", "abcdefgh12345678", "zyxwvuts", "letmein"]


def run(home: Path, otlp: str, dsn: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROGRAM), str(home), otlp, dsn],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )


def test_traces_and_failures_arrive(
    tmp_path: Path, otlp_receiver: OtlpReceiver, sentry_receiver: SentryReceiver
) -> None:
    done = run(tmp_path, otlp_receiver.url, sentry_receiver.dsn)
    spans = {span.name: span for span in otlp_receiver.spans()}
    request = spans["GET /api/sample/work"]
    assert request.service == "sample"
    assert request.attributes["loomery.request"] == "request-one"
    inner = spans["inner work"]
    assert (inner.trace, inner.parent) == (request.trace, request.id)
    assert inner.attributes == {"app": "shop", "parts": "3"}
    assert json.loads(done.stdout)["traceparent"].startswith(f"00-{inner.trace}-{inner.id}-")
    assert (spans["later work"].trace, spans["later work"].parent) == (inner.trace, inner.id)
    assert not [name for name in spans if "health" in name]

    broken = spans["failing work"]
    assert broken.trace == spans["GET /api/sample/broken"].trace
    assert "postgresql://loomery:***@db" in broken.failure
    assert [note["exception.type"] for note in broken.events] == ["RuntimeError"]

    sentry_receiver.wait()
    (event,) = sentry_receiver.events()
    (failure,) = event["exception"]["values"]
    assert (failure["type"], event["release"]) == ("RuntimeError", "1.2.3")
    assert event["tags"]["request"] in done.stderr
    assert "postgresql://loomery:***@db/loomery" in failure["value"]
    told = json.dumps(event) + done.stderr + "".join(str(span) for span in otlp_receiver.spans())
    assert [secret for secret in HIDDEN if secret in told] == []


def test_nothing_leaves_without_receivers(
    tmp_path: Path, otlp_receiver: OtlpReceiver, sentry_receiver: SentryReceiver
) -> None:
    assert json.loads(run(tmp_path, "", "").stdout) == {}
    assert (otlp_receiver.bodies, sentry_receiver.bodies) == ([], [])


def test_receivers_that_are_away_are_told_of_once(tmp_path: Path) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    done = run(tmp_path, f"http://{nobody}", f"http://public@{nobody}/1")
    told = [json.loads(line)["event"] for line in done.stderr.splitlines()]
    assert "unforeseen failure" in told
    assert len([line for line in told if "/v1/traces" in line]) in (1, 2)


class Account(BaseModel):
    """A value with a secret inside."""

    name: str
    password: str


@pytest.fixture
def logs() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers, root.level)
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


SECRETS: list[Any] = [
    {"password": "S3CRET"},
    {"user": {"api_key": "S3CRET", "Authorization": "Bearer S3CRET"}},
    {"list": [{"deep": {"cookie": ["S3CRET", "S3CRET"]}}]},
    {"header": "Bearer S3CRET-S3CRET.x=="},
    {"header": "Basic UzNDUkVUOlMzQ1JFVFMzQ1JFVA=="},
    {"text": "postgresql://me:S3CRET@db/x and redis://:S3CRET@cache"},
    {"text": "smtp://me:a@S3CRET@mail:25"},
    {"text": "GET /objects/a?signature=S3CRET&expires=1&X-Amz-Signature=S3CRET"},
    {"text": 'password=\'S3CRET\' and {"client_secret": "S3CRET"}'},
    {"text": "Authorization: Bearer S3CRET and Cookie: a=S3CRET"},
    {"text": "GET /internal/people/user_1?address=ada.S3CRET%40example.org of ada+S3CRET@mail.example.org"},
    {"text": "https://loomery.test/callback?code=S3CRET&state=1"},
    {"text": json.dumps({"inner": json.dumps({"password": "S3CRET"})})},
    {
        "set": {("token", "x")},
        "error": ValueError("password=S3CRET"),
        "url": httpx2.URL("https://me:S3CRET@host/"),
    },
    {"jwt": "eyJhbGciOiJI.eyJzdWIiOiIx.S3CRET"},
    {"pat": "lpat_S3CRET"},
    {"account": Account(name="me", password="S3CRET")},
    {"settings": {"dsn": SecretStr("S3CRET")}, "value": SecretStr("S3CRET")},
    {"tuple": ({"token": "S3CRET"},)},
]


@pytest.mark.parametrize("values", SECRETS, ids=str)
def test_secrets_never_get_into_logs(
    values: dict[str, Any], logs: None, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("INFO", service="sample")
    get_logger("here").info("hello", **values, harmless="stays")
    logging.getLogger("there").warning("library said %s", values)
    try:
        raise RuntimeError(f"failed with {values}")
    except RuntimeError:
        get_logger("here").exception("broke")
    lines = capsys.readouterr().err.splitlines()
    assert [json.loads(line)["event"].split()[0] for line in lines] == ["hello", "library", "broke"]
    assert json.loads(lines[0])["harmless"] == "stays"
    assert [line for line in lines if "S3CRET" in line or "UzNDUkVU" in line] == []


@pytest.mark.parametrize(
    "text",
    [
        "https://loomery.test/apps?page=2&sort=name",
        "at 12:30: done",
        "a: b@c.d",
        "the token is over",
        "basic usage",
    ],
)
def test_what_is_harmless_stays(text: str, logs: None, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO", service="sample")
    get_logger("here").info(text, note=text)
    entry = json.loads(capsys.readouterr().err)
    assert (entry["event"], entry["note"]) == (text, text)
