"""Brings a backup back: unpacked and checked beside what is there, then put in its place."""

import asyncio
import fcntl
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

from pydantic import SecretStr

from loomery_cli.platform.backups.archive import extract, reading
from loomery_cli.platform.backups.errors import UnfitBackupError
from loomery_cli.platform.backups.home import HOME, MADE_AGAIN, Tell
from loomery_cli.platform.backups.loading import drop_tables, holds_rows, in_use, load_rows, make_tables
from loomery_cli.platform.backups.manifest import About, Manifest
from loomery_cli.platform.settings import PlatformSettings
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_shared.objects.s3 import S3Objects

__all__ = ["Restored", "restore_backup"]

_LOCAL = {"127.0.0.1", "localhost", "::1"}
_STOP = "Stop the platform and its workers first."


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What was brought back, and where the things that were there are now."""

    made_at: datetime
    version: str
    home: Path
    parts: int
    rows: int
    set_aside: list[str]
    missing: list[str]
    """Keys that the bucket does not hold and the backup neither."""


def restore_backup(
    settings: PlatformSettings,
    file: Path,
    *,
    now: datetime,
    passphrase: SecretStr | None = None,
    force: bool = False,
    tell: Tell = lambda _words: None,
) -> Restored:
    """Put what is in `file` in the place of what the settings lead to. Interrupted, nothing has changed.

    With `force`, what is there is set aside, never deleted. Raises ConflictError when the platform runs or
    something is there, UnfitBackupError, DamagedBackupError, WrongPassphraseError and NotFoundError.
    """
    home = settings.orchestrator.home.expanduser().absolute()
    if not file.is_file():
        raise NotFoundError(f"There is no file {file}.")
    if home.is_mount():
        raise UnfitBackupError(
            f"{home} is where a disk is mounted, and cannot be replaced.",
            hint="Set LOOMERY_HOME to a folder inside of it.",
        )
    home.parent.mkdir(parents=True, exist_ok=True)
    with _standing_still(settings, home):
        _refuse_to_overwrite(settings, home, force=force)
        folder = Path(mkdtemp(prefix=f".{home.name}.restoring-", dir=home.parent))
        try:
            tell("reading and checking")
            with file.open("rb") as source, reading(source, passphrase) as tar:
                about, manifest = extract(tar, folder)
            _fits(settings, about)
            return _put_in_place(settings, home, folder, about, manifest, now, tell)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _standing_still(settings: PlatformSettings, home: Path) -> Iterator[None]:
    """Raises ConflictError when the platform runs; keeps it from starting to host while this lasts."""
    address = urlsplit(settings.orchestrator.public_url)
    if address.hostname in _LOCAL and address.port and _answers(address.hostname, address.port):
        raise ConflictError(
            f"Something answers on port {address.port}.",
            hint=f"{_STOP} If it is another one, name this one's address in LOOMERY_PUBLIC_URL.",
        )
    if settings.on_postgres and in_use(settings.orchestrator.database.url.get_secret_value()):
        raise ConflictError("Somebody is connected to the database.", hint=_STOP)
    lock = home / "hosting" / "lock"
    if not lock.is_file():
        yield
        return
    with lock.open("ab") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ConflictError(f"The platform runs on {home}.", hint=_STOP) from None
        yield


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


def _refuse_to_overwrite(settings: PlatformSettings, home: Path, *, force: bool) -> None:
    if force:
        return
    hint = "Use --force to set it aside, or choose another LOOMERY_HOME."
    if home.is_dir() and any(path.name not in MADE_AGAIN for path in home.iterdir()):
        raise ConflictError(f"There is something in {home} already.", hint=hint)
    if settings.on_postgres and holds_rows(settings.orchestrator.database.url.get_secret_value()):
        raise ConflictError("The database holds rows already.", hint="Use --force to set them aside.")


def _fits(settings: PlatformSettings, about: About) -> None:
    here = "postgresql" if settings.on_postgres else "sqlite"
    if about.database != here:
        raise UnfitBackupError(
            f"The backup is of a platform on {about.database}, and the settings say {here}.",
            hint="Set LOOMERY_DATABASE__URL as it was."
            if here == "sqlite"
            else "Unset LOOMERY_DATABASE__URL.",
        )
    store = "s3" if settings.orchestrator.objects.bucket else "disk"
    if about.objects != store:
        raise UnfitBackupError(
            f"The backup has its objects in {about.objects}, and the settings say {store}.",
            hint="Set LOOMERY_OBJECTS__BUCKET as it was.",
        )


def _put_in_place(
    settings: PlatformSettings,
    home: Path,
    folder: Path,
    about: About,
    manifest: Manifest,
    now: datetime,
    tell: Tell,
) -> Restored:
    new = folder / HOME
    new.mkdir(exist_ok=True, mode=0o700)
    new.chmod(0o700)
    missing = asyncio.run(_fill_bucket(settings, manifest, folder, tell)) if manifest.bucket else []
    aside: list[str] = []
    if settings.on_postgres:
        url = settings.orchestrator.database.url.get_secret_value()
        try:
            asyncio.run(make_tables(settings, manifest, tell))
            aside = load_rows(url, manifest, folder, now, tell)
        finally:
            drop_tables(url)
    tell("putting it in place")
    old = _replace(home, new, now)
    return Restored(
        made_at=about.made_at,
        version=about.version,
        home=home,
        parts=len(manifest.parts),
        rows=sum(table.rows for table in manifest.tables),
        set_aside=[*([str(old)] if old else []), *aside],
        missing=missing,
    )


def _replace(home: Path, new: Path, now: datetime) -> Path | None:
    """Rename the new folder to its place; what can be made again moves along. Where the old one is now."""
    if not home.exists():
        new.rename(home)
        return None
    old = home.with_name(f"{home.name}.before-{now:%Y%m%d-%H%M%S}")
    home.rename(old)
    try:
        new.rename(home)
    except BaseException:
        old.rename(home)
        raise
    for name in MADE_AGAIN:
        if (old / name).exists() or (old / name).is_symlink():
            (old / name).rename(home / name)
    if any(old.iterdir()):
        return old
    old.rmdir()
    return None


async def _fill_bucket(settings: PlatformSettings, manifest: Manifest, folder: Path, tell: Tell) -> list[str]:
    """Put what is missing into the bucket; nothing in it is replaced or removed."""
    orchestrator = settings.orchestrator
    store = S3Objects(orchestrator.objects.bucket, orchestrator.aws)
    missing = []
    for number, entry in enumerate(manifest.bucket):
        try:
            await store.stat(entry.key)
        except NotFoundError:
            if entry.part:
                await store.put(entry.key, folder / entry.part)
            else:
                missing.append(entry.key)
        tell(f"{number + 1} of {len(manifest.bucket)} objects")
    return missing
