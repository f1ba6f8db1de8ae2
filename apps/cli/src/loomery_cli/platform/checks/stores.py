"""What the platform keeps things in, and what carries its mail."""

import asyncio
import secrets as randomness
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from loomery_cli.findings import Finding
from loomery_cli.platform.migrating import SERVICES, databases
from loomery_cli.platform.settings import PlatformSettings
from loomery_email.settings import MailSettings
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import LoomeryError
from loomery_shared.migrating import pending
from loomery_shared.objects.s3 import S3Objects
from loomery_shared.secret_store.making import make_secrets

__all__ = ["store_findings"]

_OFF = 5.0
_PATIENCE = 10.0
_LOCAL_SENDER = ".localhost"


async def store_findings(settings: PlatformSettings) -> AsyncIterator[Finding]:
    """Ask every store; what is written is removed again."""
    if settings.on_postgres or (settings.orchestrator.home / "databases").is_dir():
        pools = databases(settings)
        try:
            found = [item async for item in _postgres(pools["auth"])] if settings.on_postgres else []
            if not any(item.state == "missing" for item in found):
                found.append(await _migrated(pools))
        finally:
            for database in pools.values():
                await database.close()
        for item in found:
            yield item
    else:
        yield Finding("tables", "ok", "made at the first start")
    yield await _objects(settings)
    yield await _secrets(settings)
    yield await _mail(settings.email.email)


async def _postgres(database: Database) -> AsyncIterator[Finding]:
    named = make_url(database.url)
    shown = f"{named.host}:{named.port or 5432}/{named.database}"
    question = (
        "select current_setting('server_version'), extract(epoch from now()), rolsuper or rolbypassrls "
        "from pg_roles where rolname = current_user"
    )
    try:
        async with database.transaction(EVERY_TENANT, write=False) as session:
            version, now, unbound = (await session.execute(text(question))).one()
    except (LoomeryError, SQLAlchemyError, OSError):
        remedy = "Is it running, and is LOOMERY_DATABASE__URL right? pg_isready -d URL"
        yield Finding("database", "missing", f"{shown} does not answer", remedy)
        return
    yield Finding("database", "ok", f"PostgreSQL {version.split()[0]} at {shown}")
    if unbound:
        yield Finding(
            "row security",
            "optional",
            "this role passes over row-level security, the second wall between tenants",
            "ALTER ROLE … NOSUPERUSER NOBYPASSRLS",
        )
    off = abs(datetime.now(UTC).timestamp() - float(now))
    if off > _OFF:
        detail = f"the clock of the database is {off:.0f} s off"
        yield Finding("database clock", "missing", detail, "sudo timedatectl set-ntp true, on both machines")


async def _migrated(pools: dict[str, Database]) -> Finding:
    late, fresh = [], []
    for service, database in pools.items():
        # Asking SQLite would make the file.
        if database.is_sqlite and not Path(make_url(database.url).database or "").is_file():
            fresh.append(service)
            continue
        try:
            if await pending(database, SERVICES[service]):
                late.append(service)
        except (LoomeryError, SQLAlchemyError, OSError):
            return Finding("tables", "missing", f"the tables of {service} cannot be read", "See the database")
    if late:
        return Finding(
            "tables", "optional", f"to be brought up to date: {', '.join(late)}", "loomery migrate"
        )
    if fresh:
        return Finding("tables", "ok", "made at the first start")
    return Finding("tables", "ok", "up to date")


async def _objects(settings: PlatformSettings) -> Finding:
    told = settings.orchestrator
    if not told.objects.bucket:
        return Finding("objects", "ok", f"files in {told.home / 'objects'}")
    store, key = S3Objects(told.objects.bucket, told.aws), f"doctor/{randomness.token_hex(8)}"
    try:
        await store.put(key, b"?")
        await store.delete(key)
    except LoomeryError as error:
        remedy = (
            "Check LOOMERY_OBJECTS__BUCKET, LOOMERY_AWS__*, and the credentials where boto3 looks for them"
        )
        return Finding("objects", "missing", f"bucket {told.objects.bucket}: {error.message}", remedy)
    return Finding("objects", "ok", f"bucket {told.objects.bucket} can be written")


async def _secrets(settings: PlatformSettings) -> Finding:
    try:
        names = await make_secrets(settings.orchestrator).names()
    except LoomeryError as error:
        return Finding("secrets", "missing", error.message, error.hint)
    where = settings.orchestrator.secret_store.ssm_prefix or str(settings.orchestrator.home / "secrets")
    return Finding("secrets", "ok", f"{len(names)} in {where}")


async def _mail(mail: MailSettings) -> Finding:
    if mail.transport == "outbox":
        remedy = "Set LOOMERY_EMAIL__TRANSPORT to smtp or ses, and LOOMERY_EMAIL__SENDER"
        return Finding("mail", "optional", "mails stay on this machine, in /api/dev/outbox.html", remedy)
    if mail.sender.endswith(_LOCAL_SENDER):
        detail = f"mails would come from {mail.sender}"
        return Finding("mail", "missing", detail, "Set LOOMERY_EMAIL__SENDER to an address of yours")
    if mail.transport == "smtp":
        where = f"{mail.smtp.host}:{mail.smtp.port}"
        try:
            opened = asyncio.open_connection(mail.smtp.host, mail.smtp.port)
            _, writer = await asyncio.wait_for(opened, _PATIENCE)
            writer.close()
        except (OSError, TimeoutError):
            return Finding(
                "mail", "missing", f"nobody answers at {where}", "Check LOOMERY_EMAIL__SMTP__HOST and __PORT"
            )
        return Finding("mail", "ok", f"SMTP at {where}, from {mail.sender}")
    return Finding("mail", "ok", f"Amazon SES, from {mail.sender}")
