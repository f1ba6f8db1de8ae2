"""Backups of platforms whose objects are in a bucket, and of applications whose files are not what they say."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import boto3
import pytest

from loomery_cli.platform.backups.making import Made, make_backup
from loomery_cli.platform.backups.restoring import Restored, restore_backup
from loomery_cli.platform.settings import PlatformSettings

NOW = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)
BUCKET = "artifacts"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "secrets").mkdir(parents=True)
    monkeypatch.setenv("LOOMERY_HOME", str(home))
    monkeypatch.setenv("LOOMERY_PUBLIC_URL", "http://127.0.0.1:1")
    return home


@pytest.fixture
def put(aws_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], None]:
    """Puts an object into a bucket that the settings name."""
    monkeypatch.setenv("LOOMERY_OBJECTS__BUCKET", BUCKET)
    monkeypatch.setenv("LOOMERY_AWS__ENDPOINT", aws_endpoint)
    monkeypatch.setenv("LOOMERY_AWS__REGION", "us-east-1")
    client = boto3.client("s3", endpoint_url=aws_endpoint, region_name="us-east-1")
    client.create_bucket(Bucket=BUCKET)
    return lambda key, content: client.put_object(Bucket=BUCKET, Key=key, Body=content)


def contents(endpoint: str) -> dict[str, bytes]:
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    keys = [row["Key"] for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
    return {key: client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys}


def empty(endpoint: str, *, but: str = "") -> None:
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    for key in contents(endpoint):
        if key != but:
            client.delete_object(Bucket=BUCKET, Key=key)


def back_up(file: Path, *, with_objects: bool = False) -> Made:
    return make_backup(PlatformSettings.load(), file, now=NOW, with_objects=with_objects)


def restore(file: Path) -> Restored:
    return restore_backup(PlatformSettings.load(), file, now=NOW, force=True)


def test_objects_that_were_fetched_come_back_and_newer_ones_stay(
    home: Path, tmp_path: Path, aws_endpoint: str, put: Callable[[str, bytes], None]
) -> None:
    put("one/bundle.zip", b"1" * 5000)
    put("two.zip", b"2")
    file = tmp_path / "backup"
    assert back_up(file, with_objects=True).left_out == []
    empty(aws_endpoint, but="two.zip")
    put("two.zip", b"newer")
    put("three.zip", b"3")
    assert restore(file).missing == []
    assert contents(aws_endpoint) == {
        "one/bundle.zip": b"1" * 5000,
        "two.zip": b"newer",
        "three.zip": b"3",
    }


def test_objects_that_were_listed_only_are_missed_by_name(
    home: Path, tmp_path: Path, aws_endpoint: str, put: Callable[[str, bytes], None]
) -> None:
    put("one/bundle.zip", b"1")
    put("two.zip", b"2")
    file = tmp_path / "backup"
    assert "--with-objects" in " ".join(back_up(file).left_out)
    empty(aws_endpoint, but="two.zip")
    assert restore(file).missing == ["one/bundle.zip"]


def test_a_database_that_is_none_does_not_stop_the_backup(home: Path, tmp_path: Path) -> None:
    good, bad = home / "hosting" / "good" / "data", home / "hosting" / "bad" / "data"
    for folder in (good, bad):
        folder.mkdir(parents=True)
    with closing(sqlite3.connect(good / "app.db")) as connection, connection:
        connection.execute("create table thing (name)")
    (bad / "app.db").write_bytes(b"no database at all" * 100)
    file = tmp_path / "backup"
    made = back_up(file)
    assert made.skipped == ["hosting/bad/data/app.db (no database: copied as it is)"]
    restore(file)
    assert (bad / "app.db").read_bytes() == b"no database at all" * 100
    with closing(sqlite3.connect(good / "app.db")) as connection:
        assert connection.execute("select count(*) from thing").fetchone() == (0,)


def test_a_database_that_leads_elsewhere_brings_nothing_from_there(home: Path, tmp_path: Path) -> None:
    data = home / "hosting" / "sly" / "data"
    data.mkdir(parents=True)
    elsewhere = home / "databases"
    elsewhere.mkdir()
    with closing(sqlite3.connect(elsewhere / "auth.db")) as connection, connection:
        connection.execute("create table person (name)")
    (data / "app.db").symlink_to("../../../databases/auth.db")
    (data / "uploads").symlink_to("/etc")
    file = tmp_path / "backup"
    made = back_up(file)
    assert made.skipped == ["hosting/sly/data/uploads"]
    restore(file)
    assert (data / "app.db").is_symlink()
    assert not (data / "uploads").exists()
