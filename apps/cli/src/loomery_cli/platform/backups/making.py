"""Makes a backup while the platform runs."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from loomery_cli.platform.backups.archive import BackupWriter, writing
from loomery_cli.platform.backups.home import HomeFiles, Tell
from loomery_cli.platform.backups.manifest import ABOUT, MANIFEST, About, Manifest, StoredObject
from loomery_cli.platform.backups.tables import Rows, copy_rows
from loomery_cli.platform.settings import PlatformSettings
from loomery_codegen.store import HomeFolders
from loomery_shared.errors import UsageError
from loomery_shared.files import write_whole
from loomery_shared.objects.s3 import S3Objects

__all__ = ["Made", "make_backup"]

_LISTED = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What is in the backup, and what is not; `content` and `size` in bytes."""

    file: Path
    size: int
    content: int
    parts: int
    sealed: bool
    skipped: list[str]
    left_out: list[str]
    """In sentences: what lives elsewhere."""


def make_backup(
    settings: PlatformSettings,
    file: Path,
    *,
    now: datetime,
    passphrase: SecretStr | None = None,
    with_objects: bool = False,
    tell: Tell = lambda _words: None,
) -> Made:
    """Write everything that the platform keeps to `file`, which appears when it is whole.

    Raises UsageError when there is nothing to back up or the file would be in what is backed up,
    NoSandboxError when applications' databases cannot be copied safely, and UnavailableError.
    """
    orchestrator = settings.orchestrator
    home, file = orchestrator.home, file.expanduser().absolute()
    if not home.is_dir():
        raise UsageError(f"There is nothing at {home}.", hint="Set LOOMERY_HOME as the platform has it.")
    if file.is_relative_to(home.absolute()):
        raise UsageError(
            "The backup would be part of itself.", hint="Choose a place outside of LOOMERY_HOME."
        )
    about = About(
        made_at=now,
        database="postgresql" if settings.on_postgres else "sqlite",
        objects="s3" if orchestrator.objects.bucket else "disk",
        secrets="ssm" if orchestrator.secret_store.ssm_prefix else "file",
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with HomeFolders(home).scratch("backup") as scratch:
        manifest = _Holder()

        def write(target: object) -> None:
            with writing(target, passphrase, scratch) as backup:  # type: ignore[arg-type]
                backup.add_words(ABOUT, about)
                manifest.value = _fill(settings, backup, with_objects=with_objects, tell=tell)
                backup.add_words(MANIFEST, manifest.value)

        write_whole(file, write)
    return Made(
        file=file,
        size=file.stat().st_size,
        content=sum(part.size for part in manifest.value.parts),
        parts=len(manifest.value.parts),
        sealed=passphrase is not None,
        skipped=manifest.value.skipped,
        left_out=_left_out(settings, about, with_objects=with_objects),
    )


class _Holder:
    """The manifest, once it is known."""

    value: Manifest


def _fill(settings: PlatformSettings, backup: BackupWriter, *, with_objects: bool, tell: Tell) -> Manifest:
    # Databases first: what they name was there before them, and stays.
    rows = Rows(revisions={}, tables=[], sequences=[])
    orchestrator = settings.orchestrator
    files = HomeFiles(orchestrator.home, backup, tell, unsafe=settings.codegen.unsafe_no_sandbox)
    files.add_databases()
    if settings.on_postgres:
        tell("tables of PostgreSQL")
        rows = copy_rows(orchestrator.database.url.get_secret_value(), backup)
    files.add_files()
    bucket: list[StoredObject] = []
    if orchestrator.objects.bucket:
        store = S3Objects(orchestrator.objects.bucket, orchestrator.aws)
        bucket = asyncio.run(_objects(store, backup, fetch=with_objects, tell=tell))
    return Manifest(
        parts=backup.parts,
        skipped=files.skipped,
        revisions=rows.revisions,
        tables=rows.tables,
        sequences=rows.sequences,
        bucket=bucket,
    )


async def _objects(store: S3Objects, backup: BackupWriter, *, fetch: bool, tell: Tell) -> list[StoredObject]:
    found: list[StoredObject] = []
    cursor = ""
    while True:
        page = await store.list(limit=_LISTED, cursor=cursor)
        for entry in page.items:
            part = f"bucket/{entry.key}" if fetch else ""
            if fetch:
                with TemporaryDirectory(dir=backup.scratch) as scratch:
                    copy = Path(scratch) / "object"
                    await store.download(entry.key, copy)
                    with copy.open("rb") as content:
                        backup.add(part, content)
            found.append(StoredObject(key=entry.key, size=entry.size, part=part))
            tell(f"{len(found)} objects")
        if page.next is None:
            return found
        cursor = page.next


def _left_out(settings: PlatformSettings, about: About, *, with_objects: bool) -> list[str]:
    found = []
    if about.objects == "s3" and not with_objects:
        found.append("Objects in the bucket are listed but not fetched (--with-objects does).")
    if about.secrets == "ssm":
        found.append("Secrets stay in SSM Parameter Store.")
    if settings.analytics.events.store == "dynamodb" or settings.orchestrator.job_store == "dynamodb":
        found.append("Tables in DynamoDB have backups of their own.")
    if settings.auth.cognito.user_pool:
        found.append("Passwords stay in the Cognito user pool.")
    return found
