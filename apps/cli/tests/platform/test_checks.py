"""What the doctor says of a platform: what is fine, what is not, and how to mend it."""

import socket
from pathlib import Path

import pytest

from loomery_cli.findings import Finding
from loomery_cli.platform.checks.machine import machine_findings
from loomery_cli.platform.checks.stores import store_findings
from loomery_cli.platform.migrating import migrate_all
from loomery_cli.platform.settings import PlatformSettings


async def asked() -> dict[str, Finding]:
    found = [item async for item in store_findings(PlatformSettings.load())]
    assert all(item.remedy for item in found if item.state != "ok")
    return {item.name: item for item in found}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOOMERY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def looked(home: Path, url: str = "https://loomery.example.org", port: int = 0) -> dict[str, Finding]:
    return {item.name: item for item in machine_findings(home, url, port)}


def test_a_good_machine_is_fine_and_stays_as_it_is(home: Path) -> None:
    found = looked(home)
    assert {name: item.state for name, item in found.items() if item.state != "ok"} == {}
    assert not home.exists()


def test_a_port_that_somebody_has_is_told(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = looked(home, port=taken.getsockname()[1])["port"]
    assert found.state == "missing"
    assert "loomery up --port" in found.remedy


def test_a_home_that_is_no_folder_is_told(home: Path) -> None:
    home.write_text("", encoding="utf-8")
    assert looked(home / "inside")["home"].state == "missing"


@pytest.mark.parametrize(
    ("url", "state"),
    [("http://loomery.example.org", "missing"), ("http://127.0.0.1:8400", "optional")],
)
def test_an_address_without_tls_is_told(home: Path, url: str, state: str) -> None:
    assert looked(home, url)["address"].state == state


async def test_a_fresh_place_needs_nothing_but_mail(home: Path) -> None:
    found = await asked()
    assert {name for name, item in found.items() if item.state != "ok"} == {"mail"}
    assert not home.exists()


async def test_tables_that_are_late_are_told(
    database_url: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database_url:
        monkeypatch.setenv("LOOMERY_DATABASE__URL", database_url)
        late = (await asked())["tables"]
        assert (late.state, late.remedy) == ("optional", "loomery migrate")
        assert "orchestrator" in late.detail
    await migrate_all(PlatformSettings.load())
    found = await asked()
    assert (found["tables"].state, found["tables"].detail) == ("ok", "up to date")
    assert ("database" in found) == bool(database_url)


async def test_a_database_that_is_away_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_DATABASE__URL", "postgresql://ada:open-sesame@127.0.0.1:1/loomery")
    found = await asked()
    assert found["database"].state == "missing"
    assert "open-sesame" not in str(found)


async def test_secrets_that_others_can_read_are_told(home: Path) -> None:
    (home / "secrets").mkdir(parents=True)
    file = home / "secrets" / "secrets.json"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0o644)
    found = (await asked())["secrets"]
    assert found.state == "missing"
    assert "chmod 600" in found.remedy


async def test_a_bucket_that_is_not_there_is_told(aws_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_OBJECTS__BUCKET", "nobodys-bucket")
    monkeypatch.setenv("LOOMERY_AWS__ENDPOINT", aws_endpoint)
    assert (await asked())["objects"].state == "missing"


@pytest.mark.parametrize(
    ("transport", "sender", "state"),
    [
        ("smtp", "no-reply@loomery.localhost", "missing"),
        ("smtp", "no-reply@example.org", "missing"),
        ("ses", "no-reply@example.org", "ok"),
    ],
)
async def test_mail_that_would_not_arrive_is_told(
    transport: str, sender: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOMERY_EMAIL__TRANSPORT", transport)
    monkeypatch.setenv("LOOMERY_EMAIL__SENDER", sender)
    monkeypatch.setenv("LOOMERY_EMAIL__SMTP__PORT", "1")
    assert (await asked())["mail"].state == state
