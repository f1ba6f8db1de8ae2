"""What happens before the first request: bring the database up to date, and fill an empty one for a demo."""

import logging
import re
from pathlib import Path

import sqlalchemy as sa

from app.core.db import Database
from app.settings import Settings

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
REVISION = re.compile(r'^revision(?:: str)? = "([^"]+)"', re.MULTILINE)
BEFORE = re.compile(r'^down_revision(?:: str \| None)? = "([^"]+)"', re.MULTILINE)
logger = logging.getLogger("app")


def head() -> set[str]:
    """The newest revision in the migrations folder, read without loading Alembic."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((MIGRATIONS / "versions").glob("*.py"))]
    revisions = {match[1] for text in texts for match in REVISION.finditer(text)}
    return revisions - {match[1] for text in texts for match in BEFORE.finditer(text)}


def current(database: Database) -> set[str]:
    """The revision that the database is at; empty for a new one."""
    with database.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return set()
        return set(connection.scalars(sa.text("SELECT version_num FROM alembic_version")))


def migrate(database: Database, settings: Settings) -> None:
    """Bring the database to the newest revision; loads Alembic only when there is something to do."""
    if current(database) == head():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.begin() as connection:
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
