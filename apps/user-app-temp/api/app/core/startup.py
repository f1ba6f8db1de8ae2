"""What happens before the first request: bring the database up to date, and fill an empty one for a demo."""

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from app.core.db import Database, changing_tables
from app.settings import Settings

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
REVISION = re.compile(r"""^revision\b[^=\n]*=\s*["']([^"']+)["']""", re.MULTILINE)
BEFORE = re.compile(r"^down_revision\b[^=\n]*=(.*)$", re.MULTILINE)
QUOTED = re.compile(r"""["']([^"']+)["']""")
logger = logging.getLogger("app")


def head() -> set[str]:
    """The newest revision in the migrations folder, read without loading Alembic."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((MIGRATIONS / "versions").glob("*.py"))]
    revisions = {match[1] for text in texts for match in REVISION.finditer(text)}
    before = [match[1] for text in texts for match in BEFORE.finditer(text)]
    return revisions - {name for names in before for name in QUOTED.findall(names)}


def current(database: Database) -> set[str]:
    """The revision that the database is at; empty for a new one."""
    with database.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return set()
        return set(connection.scalars(sa.text("SELECT version_num FROM alembic_version")))


def keep_copy(database: Database, revision: str) -> Path | None:
    """Copy a SQLite file beside itself, as `app.db.before-<revision>`; other databases have backups."""
    url = database.engine.url
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    file = Path(url.database)
    copy = file.with_name(f"{file.name}.before-{revision}")
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(copy)
    return copy


def migrate(database: Database, settings: Settings) -> None:
    """Bring the database to the newest revision; loads Alembic only when there is something to do."""
    before, wanted = current(database), head()
    if before == wanted:
        return
    from alembic import command
    from alembic.config import Config

    if before and (copy := keep_copy(database, "-".join(sorted(wanted)))):
        logger.info("the database as it was is kept in %s", copy)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with changing_tables(database.engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    logger.info("database is up to date")


def seed(database: Database, settings: Settings) -> None:
    """Fill an empty database with the demo's records, and add the files that they name."""
    from app import seeds
    from app.core import samples

    with database.session(write=True) as session:
        if seeds.seed_all(session):
            samples.write(settings.uploads, seeds.FILES)
        session.commit()


def prepare(database: Database, settings: Settings) -> None:
    """Migrate, and seed when this is a demo; safe to repeat."""
    migrate(database, settings)
    if settings.demo:
        seed(database, settings)
