"""Everything that a platform keeps comes back, also when it was written to meanwhile; and nothing is lost by trying."""

import asyncio
import json
import os
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from pydantic import SecretStr

from loomery_cli.platform.backups.making import Made, make_backup
from loomery_cli.platform.backups.restoring import Restored, restore_backup
from loomery_shared.errors import ConflictError
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets

from .conftest import EMAIL, PASSWORD, Place, Visitor

NOW = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)


def backed_up(place: Place, file: Path) -> Made:
    return make_backup(place.settings, file, now=NOW)


def restored(place: Place, file: Path, *, force: bool = False) -> Restored:
    return restore_backup(place.settings, file, now=NOW, force=force)


def git(folder: Path, *arguments: str) -> str:
    given = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments)
    return subprocess.run(["git", *given], cwd=folder, check=True, capture_output=True, text=True).stdout


def fill_files(place: Place) -> None:
    project = place.home / "tenants" / "org-1" / "apps" / "salon" / "project"
    project.mkdir(parents=True)
    (project / "notes.md").write_text("by hand", encoding="utf-8")
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "First")
    (project / "run").write_text("#!/bin/sh\n", encoding="utf-8")
    (project / "run").chmod(0o755)
    (project / "here").symlink_to("notes.md")
    data = place.home / "hosting" / "app-1" / "data"
    (data / "uploads").mkdir(parents=True)
    (data / "uploads" / "picture.png").write_bytes(b"\x89PNG")
    (data / "shadow").symlink_to("/etc/shadow")
    (place.home / "cache").mkdir()
    (place.home / "cache" / "heavy").write_text("can be made again", encoding="utf-8")


@contextmanager
def writing_on(database: Path) -> Iterator[None]:
    """An application that adds pairs of rows for as long as this lasts."""
    ended = threading.Event()
    begun = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            connection.execute("pragma journal_mode=wal")
            connection.execute("create table visit (pair integer)")
            number = 0
            while not ended.is_set():
                with connection:
                    connection.execute("insert into visit values (?)", [number])
                    connection.execute("insert into visit values (?)", [number])
                number += 1
                if number == 50:
                    begun.set()
                ended.wait(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(60)
    try:
        yield
    finally:
        ended.set()
        writer.join()


async def fill(place: Place, ada: Visitor) -> None:
    await ada.call(
        "POST", "/api/auth/signup", {"email": EMAIL, "password": PASSWORD, "name": "Ada"}, status=201
    )
    await ada.sign_in()
    await ada.call("POST", "/api/createApp", {"description": "A todo list with tasks"}, status=202)
    settings = place.settings.orchestrator
    secrets = make_secrets(settings)
    await secrets.put("app/mail", SecretStr("open sesame"))
    objects = await make_objects(settings, secrets)
    await objects.put("apps/one/bundle.zip", b"a bundle" * 1000)


async def check(place: Place, ada: Visitor) -> None:
    """All that `fill` made is there."""
    await ada.sign_in()
    apps = await ada.call("GET", "/api/apps")
    assert [app["description"] for app in apps["items"]] == ["A todo list with tasks"]
    told = await ada.call("GET", "/api/dev/outbox")
    assert EMAIL in json.dumps(told)
    settings = place.settings.orchestrator
    secrets = make_secrets(settings)
    found = await secrets.get("app/mail")
    assert found is not None
    assert found.get_secret_value() == "open sesame"
    objects = await make_objects(settings, secrets)
    assert await objects.get("apps/one/bundle.zip") == b"a bundle" * 1000


def check_files(home: Path) -> None:
    project = home / "tenants" / "org-1" / "apps" / "salon" / "project"
    assert git(project, "log", "--format=%s").strip() == "First"
    git(project, "fsck", "--strict")
    assert os.access(project / "run", os.X_OK)
    assert (project / "here").readlink() == Path("notes.md")
    data = home / "hosting" / "app-1" / "data"
    assert (data / "uploads" / "picture.png").read_bytes() == b"\x89PNG"
    assert not (data / "shadow").is_symlink()
    with closing(sqlite3.connect(data / "app.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        rows = connection.execute("select count(*), count(distinct pair) from visit").fetchone()
    assert rows[0] == 2 * rows[1] >= 100
    assert (home / "secrets" / "secrets.json").stat().st_mode & 0o777 == 0o600


async def test_everything_comes_back(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "platform.backup"
    fill_files(place)
    async with place.running() as ada:
        await fill(place, ada)
        ended = asyncio.Event()

        async def go_on() -> None:
            while not ended.is_set():
                await ada.call("PATCH", "/api/auth/me", {"name": "Ada"})

        writer = asyncio.create_task(go_on())
        with writing_on(place.home / "hosting" / "app-1" / "data" / "app.db"):
            made = await asyncio.to_thread(backed_up, place, file)
        ended.set()
        await writer
        with pytest.raises(ConflictError):
            await asyncio.to_thread(restored, place, file, force=True)
    assert file.stat().st_mode & 0o777 == 0o600
    assert made.skipped == ["hosting/app-1/data/shadow"]
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    if place.database:
        await asyncio.to_thread(_empty, place.database)
        await asyncio.to_thread(_left, place.database)
    (place.home / "toolchains").rename(tmp_path / "toolchains")
    place.home.rename(tmp_path / "gone")
    done = await asyncio.to_thread(restored, place, file)
    assert (done.parts, done.set_aside) == (made.parts, [])
    (tmp_path / "toolchains").rename(place.home / "toolchains")
    assert not (place.home / "cache").exists()
    check_files(place.home)
    async with place.running() as ada:
        await check(place, ada)
    if place.database:
        await asyncio.to_thread(_check_workflows, place.database)


def _check_workflows(url: str) -> None:
    """The order to build is there, and no function speaks of the tables where it was in between."""
    with psycopg.connect(url) as connection:
        assert connection.execute("select count(*) from dbos.workflow_status").fetchone() == (1,)
        names = connection.execute("select nspname from pg_namespace where nspname like 'loomery%'")
        assert names.fetchall() == []
        functions = connection.execute(
            "select count(*), count(*) filter (where prosrc like '%restoring%') from pg_proc "
            "where pronamespace = 'dbos'::regnamespace"
        ).fetchone()
        assert functions is not None
        assert functions[0] > 0
        assert functions[1] == 0


def _left(url: str) -> None:
    """Wait until the server has noticed that nobody is connected any more: it does so after they have closed."""
    address = urlsplit(url)
    with psycopg.connect(address._replace(path="/postgres").geturl(), autocommit=True) as connection:
        query = "select 1 from pg_stat_activity where datname = %s"
        until = time.monotonic() + 60
        while connection.execute(query, [address.path[1:]]).fetchone():
            assert time.monotonic() < until, "Somebody stays connected."
            time.sleep(0.02)


def _empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        for schema in ("auth", "email", "analytics", "orchestrator", "dbos"):
            connection.execute(f"drop schema {schema} cascade")  # type: ignore[arg-type]
