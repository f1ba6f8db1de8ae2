"""What goes wrong with a backup changes nothing: damaged files, newer ones, and places where something is."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import tarfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from loomery_cli.platform.backups.archive import BackupWriter, extract, reading, writing
from loomery_cli.platform.backups.errors import (
    DamagedBackupError,
    UnfitBackupError,
    WrongPassphraseError,
)
from loomery_cli.platform.backups.making import make_backup
from loomery_cli.platform.backups.manifest import ABOUT, MANIFEST, About, Manifest
from loomery_cli.platform.backups.passphrase import read_passphrase
from loomery_cli.platform.backups.restoring import restore_backup
from loomery_cli.platform.migrating import migrate_all
from loomery_cli.platform.settings import PlatformSettings
from loomery_shared.errors import ConflictError, UsageError

NOW = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)
PASSPHRASE = SecretStr("four words of a poem")


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key is slow on purpose."""
    monkeypatch.setattr("loomery_cli.platform.backups.passphrase._COST", 1 << 10)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small home: a file of many bytes, and a secret."""
    home = tmp_path / "home"
    (home / "secrets").mkdir(parents=True)
    (home / "secrets" / "secrets.json").write_text('{"a": "b"}', encoding="utf-8")
    (home / "noise").write_bytes(os.urandom(3_000_000))
    monkeypatch.setenv("LOOMERY_HOME", str(home))
    monkeypatch.setenv("LOOMERY_PUBLIC_URL", "http://127.0.0.1:1")
    return home


def back_up(file: Path, passphrase: SecretStr | None = None) -> None:
    make_backup(PlatformSettings.load(), file, now=NOW, passphrase=passphrase)


def restore(file: Path, *, force: bool = False, passphrase: SecretStr | None = None) -> list[str]:
    settings = PlatformSettings.load()
    return restore_backup(settings, file, now=NOW, force=force, passphrase=passphrase).set_aside


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["open", "sealed"])
def test_a_byte_changed_anywhere_is_noticed(home: Path, tmp_path: Path, passphrase: SecretStr | None) -> None:
    file = tmp_path / "backup"
    back_up(file, passphrase)
    before, good = everything(home), file.read_bytes()
    for place in (40, 30_000, len(good) // 2, len(good) - 5):
        file.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with pytest.raises((DamagedBackupError, WrongPassphraseError)):
            restore(file, force=True, passphrase=passphrase)
    for length in (0, 10, len(good) // 2, len(good) - 1):
        file.write_bytes(good[:length])
        with pytest.raises(DamagedBackupError):
            restore(file, force=True, passphrase=passphrase)
    assert everything(home) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "home"]
    file.write_bytes(good)
    assert restore(file, force=True, passphrase=passphrase) == [str(tmp_path / "home.before-20260309-140000")]
    assert everything(home) == before


def test_pieces_of_a_sealed_backup_cannot_change_places(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(file, PASSPHRASE)
    content = file.read_bytes()
    head, piece = 17 + 16, 4 + (1 << 20) + 16
    first, second = content[head : head + piece], content[head + piece : head + 2 * piece]
    file.write_bytes(content[:head] + second + first + content[head + 2 * piece :])
    with pytest.raises(WrongPassphraseError):
        restore(file, force=True, passphrase=PASSPHRASE)
    file.write_bytes(content[: head + 2 * piece])
    with pytest.raises(DamagedBackupError):
        restore(file, force=True, passphrase=PASSPHRASE)


def test_a_sealed_backup_opens_by_its_passphrase_only(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(file, PASSPHRASE)
    assert b"secrets.json" not in file.read_bytes()
    for passphrase in (None, SecretStr("another four words")):
        with pytest.raises(WrongPassphraseError):
            restore(file, force=True, passphrase=passphrase)


def test_short_passphrases_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("short\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_passphrase(file)
    file.write_text("four words of a poem\nmore\n", encoding="utf-8")
    assert read_passphrase(file) == PASSPHRASE


def test_what_is_there_is_not_replaced_unasked(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(file)
    (home / "newer").write_text("since then", encoding="utf-8")
    with pytest.raises(ConflictError):
        restore(file)
    aside = restore(file, force=True)
    assert not (home / "newer").exists()
    assert (Path(aside[0]) / "newer").read_text(encoding="utf-8") == "since then"


def test_a_backup_is_not_part_of_itself(home: Path) -> None:
    with pytest.raises(UsageError):
        back_up(home / "backup")


def archive(file: Path, about: About, more: list[tarfile.TarInfo]) -> None:
    with file.open("wb") as target, writing(target, None, file.parent) as backup:
        backup.add_words(ABOUT, about)
        for entry in more:
            backup.tar.addfile(entry, io.BytesIO(b"x" * entry.size))
        backup.add_words(MANIFEST, Manifest(parts=backup.parts))


def about(**values: object) -> About:
    return About.model_validate(
        {"made_at": NOW, "database": "sqlite", "objects": "disk", "secrets": "file", **values}
    )


@pytest.mark.parametrize("values", [{"version": "99.0.0"}, {"format": 2}, {"database": "postgresql"}])
def test_a_backup_that_does_not_fit_is_refused(home: Path, tmp_path: Path, values: dict[str, object]) -> None:
    file = tmp_path / "backup"
    archive(file, about(**values), [])
    before = everything(home)
    with pytest.raises(UnfitBackupError):
        restore(file, force=True)
    assert everything(home) == before


def entry(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.size = kind, target, 1 if kind == tarfile.REGTYPE else 0
    return made


@pytest.mark.parametrize(
    "hostile",
    [
        entry("home/../../outside"),
        entry("/tmp/outside"),
        entry("home/link", tarfile.SYMTYPE, "../../.."),
        entry("home/link", tarfile.SYMTYPE, "/etc"),
        entry("home/pipe", tarfile.FIFOTYPE),
        entry("home/unlisted"),
    ],
    ids=lambda entry: entry.name,
)
def test_a_hostile_archive_writes_nothing_outside(tmp_path: Path, hostile: tarfile.TarInfo) -> None:
    file, folder = tmp_path / "backup", tmp_path / "inside"
    archive(file, about(), [hostile])
    folder.mkdir()
    with pytest.raises(DamagedBackupError), file.open("rb") as source, reading(source, None) as tar:
        extract(tar, folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "inside"]


def test_an_interrupted_backup_leaves_nothing_behind(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "kept"
    monkeypatch.setattr(BackupWriter, "add", interrupted)
    with pytest.raises(KeyboardInterrupt):
        back_up(target / "backup")
    assert list(target.iterdir()) == []
    assert list((home / "tmp").iterdir()) == []


def test_ctrl_c_ends_it_and_cleans_up(home: Path, tmp_path: Path) -> None:
    for number in range(20_000):
        (home / f"file-{number}").touch()
    target = tmp_path / "kept"
    command = [sys.executable, "-m", "loomery_cli", "backup", str(target / "backup")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as running:
        until = time.monotonic() + 100
        while time.monotonic() < until and not (target.is_dir() and list(target.glob(".*.part"))):
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=100)
    assert running.returncode == 130
    assert b"Traceback" not in said
    assert list(target.iterdir()) == []


async def test_a_failure_while_loading_leaves_the_database_as_it_was(
    home: Path, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOMERY_DATABASE__URL", postgres_url)
    await migrate_all(PlatformSettings.load())
    file = tmp_path / "backup"
    await asyncio.to_thread(back_up, file)

    def failing(*_: object) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("loomery_cli.platform.backups.loading._swap", failing)
    with pytest.raises(OSError, match="No space"):
        await asyncio.to_thread(restore, file, force=True)
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("select version_num from auth.alembic_version").fetchone() is not None
        names = connection.execute("select nspname from pg_namespace where nspname !~ '^(pg_|info|public)'")
        assert sorted(name for (name,) in names) == ["analytics", "auth", "dbos", "email", "orchestrator"]
    assert (home / "noise").is_file()
