"""The files that run the platform for real hold to their rules; no container is started here.

`data/compose-spec.json` is the schema of the Compose Specification as compose-go 2.4.7 ships it (Apache-2.0).
"""

import importlib.util
import json
import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import psycopg
import pytest
import yaml
from pydantic import SecretStr

from loomery_auth.settings import AuthSettings
from loomery_cli.main import _COMMANDS
from loomery_email.settings import EmailSettings
from loomery_orchestrator.building.worker import WorkerRegistry
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.database import Database
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings
from tests.servers import PostgresServer, free_port

DEPLOY = Path(__file__).parents[1] / "deploy"
PINNED = re.compile(r"[\w./-]+:[\w.-]*\d[\w.-]*")
ONCE = {"migrate", "tools", "bucket"}
GIVEN = {
    "DOMAIN": "loomery.example.org",
    "APPS_DOMAIN": "apps.example.net",
    "OBJECTS_DOMAIN": "o.example.org",
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "docker-compose.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose["services"]
    return found


def test_it_follows_the_compose_specification(compose: dict[str, Any]) -> None:
    schema = json.loads((Path(__file__).parent / "data" / "compose-spec.json").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(compose)


def test_every_image_is_built_here_or_pinned(services: dict[str, dict[str, Any]]) -> None:
    assert [name for name, service in services.items() if not PINNED.fullmatch(service["image"])] == []


def test_only_the_proxy_has_ports_of_the_host(services: dict[str, dict[str, Any]]) -> None:
    assert {name for name, service in services.items() if "ports" in service} == {"proxy"}
    assert [
        name for name, service in services.items() if service.get("network_mode") or service.get("privileged")
    ] == []


def test_stores_cannot_be_reached_from_outside(
    compose: dict[str, Any], services: dict[str, dict[str, Any]]
) -> None:
    assert compose["networks"]["inside"]["internal"] is True
    for name in ("postgres", "objects", "worker-1", "worker-2"):
        assert list(services[name]["networks"]) == ["inside"]


def test_whatever_keeps_running_tells_whether_it_is_well_and_has_limits(
    services: dict[str, dict[str, Any]],
) -> None:
    for name, service in services.items():
        limits = service["deploy"]["resources"]["limits"]
        assert set(limits) == {"cpus", "memory", "pids"}
        assert ("test" in service["healthcheck"]) == (name not in ONCE), name
        assert (service["restart"] == "no") == (name in ONCE), name


def test_what_is_waited_for_can_be_waited_for(services: dict[str, dict[str, Any]]) -> None:
    for service in services.values():
        for other, how in service.get("depends_on", {}).items():
            finished = "service_completed_successfully" if other in ONCE else "service_healthy"
            assert how["condition"] == finished


def test_what_is_named_is_declared(compose: dict[str, Any], services: dict[str, dict[str, Any]]) -> None:
    for service in services.values():
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        assert set(service.get("networks", [])) <= set(compose["networks"])
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            there = (DEPLOY / source).exists() or source == "./certificates"
            assert there if source.startswith(".") else source in compose["volumes"]


def test_no_secret_stands_in_it(services: dict[str, dict[str, Any]]) -> None:
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            told_by_file = name.endswith("_FILE") or value.startswith("/run/secrets/")
            assert told_by_file or not re.search("PASSWORD|SECRET|TOKEN|KEY|DATABASE__URL", name), name


def test_the_commands_and_settings_exist(
    services: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {name: service for name, service in services.items() if service["image"].startswith("loomery:")}
    for service in ours.values():
        if service["command"][0] == "loomery":
            assert service["command"][1] in _COMMANDS
        else:
            assert (DEPLOY / Path(service["command"][1]).name).is_file()
    known = (DEPLOY.parent / "apps" / "cli" / ".env.example").read_text(encoding="utf-8")
    for name, value in ours["worker-1"]["environment"].items():
        if name.startswith("LOOMERY_"):
            assert f"{name}=" in known
            plain = re.sub(
                r"\$\{(\w+)(?::[-?]([^}]*))?\}", lambda found: GIVEN.get(found[1], found[2] or ""), value
            )
            monkeypatch.setenv(name, plain)
    assert OrchestratorSettings().public_url == "https://loomery.example.org"
    assert OrchestratorSettings().proxy.base_host == "apps.example.net"
    assert len(AuthSettings().trusted_proxies) == 2
    assert not EmailSettings().email.delivery.here


def test_the_image_is_pinned_small_and_not_root() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    wanted = Path(DEPLOY.parent / ".python-version").read_text(encoding="utf-8").strip()
    bases = [line.split()[1] for line in lines if line.startswith("FROM")]
    assert all(PINNED.fullmatch(base) and f":{wanted}." in base for base in bases)
    text = "\n".join(lines)
    assert "--no-install-recommends" in text
    assert "rm -rf /var/lib/apt/lists/*" in text
    assert "uv sync --frozen" in text
    assert "HEALTHCHECK" in text
    assert "ADD " not in text
    last_user = [line.split()[1] for line in lines if line.startswith("USER")][-1]
    assert last_user not in {"root", "0"}
    pinned_uv = re.search(r"UV_VERSION=(\S+)", (DEPLOY.parent / "loomery").read_text(encoding="utf-8"))
    assert pinned_uv
    assert f"uv=={pinned_uv[1]}" in text


def test_secrets_are_made_once_and_open_the_same_doors(tmp_path: Path) -> None:
    program = tmp_path / "make_secrets.py"
    program.write_bytes((DEPLOY / "make_secrets.py").read_bytes())
    for _ in range(2):
        subprocess.run([sys.executable, str(program)], check=True, capture_output=True)
        found = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "secrets").iterdir()}
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    named = yaml.safe_load((DEPLOY / "docker-compose.yml").read_text(encoding="utf-8"))["secrets"]
    assert set(found) == set(named)
    assert f":{found['database_password']}@postgres" in found["loomery_database__url"]
    assert found["objects_password"] in found["aws_credentials"]
    again = subprocess.run([sys.executable, str(program)], check=True, capture_output=True)
    assert again.stdout == b""
    assert found == {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "secrets").iterdir()}


def test_secrets_become_settings(tmp_path: Path) -> None:
    (tmp_path / "loomery_database__url").write_text("postgresql://x\n", encoding="utf-8")
    (tmp_path / "postgres_password").write_text("other", encoding="utf-8")
    program = (DEPLOY / "entrypoint.py").read_text(encoding="utf-8").replace("/run/secrets", str(tmp_path))
    show = "import os; print({k: v for k, v in os.environ.items() if 'DATABASE' in k or 'PASSWORD' in k})"
    environment = {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", program, sys.executable, "-c", show]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "{'LOOMERY_DATABASE__URL': 'postgresql://x'}"


def test_the_role_of_the_platform_is_held_by_row_level_security(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    password = tmp_path / "password"
    password.write_text('it\'s "quoted" $HOME', encoding="utf-8")
    script = (DEPLOY / "postgres" / "10-role.sh").read_text(encoding="utf-8")
    script = script.replace("/run/secrets/database_password", str(password))
    environment = {
        **os.environ,
        "POSTGRES_USER": "admin",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(postgres_server.port),
        "PGDATABASE": "postgres",
    }
    subprocess.run(["sh", "-c", script], check=True, env=environment, capture_output=True)
    admin = postgres_server.url("admin", "postgres")
    try:
        with psycopg.connect(postgres_server.url("loomery", "loomery")) as connection:
            connection.execute("create schema auth")
            row = connection.execute(
                "select rolsuper, rolbypassrls from pg_roles where rolname = current_user"
            ).fetchone()
            assert row == (False, False)
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute("drop database loomery with (force)")
            connection.execute("drop role loomery")


def program(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"deploy_{name}", DEPLOY / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_a_worker_is_well_while_it_is_heard_of(postgres_url: str, tmp_path: Path) -> None:
    database = Database(DatabaseSettings(url=SecretStr(postgres_url)), tmp_path, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    moments = [datetime.now(UTC)]
    registry = WorkerRegistry(database, lambda: moments[-1])
    await registry.begin("worker-1")
    healthy = program("healthy")
    assert healthy.worker(postgres_url, "worker-1")
    assert not healthy.worker(postgres_url, "worker-2")
    moments.append(moments[-1] - timedelta(minutes=1))
    await registry.seen("worker-1")
    assert not healthy.worker(postgres_url, "worker-1")
    await database.close()


def test_a_platform_that_does_not_answer_is_not_well() -> None:
    assert not program("healthy").platform(f"http://127.0.0.1:{free_port()}/api/ready")
