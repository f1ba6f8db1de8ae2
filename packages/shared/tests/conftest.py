"""A database with one table of notes that belong to tenants, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from loomery_shared.database import Database
from loomery_shared.migrating import row_level_security
from loomery_shared.settings import DatabaseSettings


class Operations:
    """What Alembic hands to a revision, as far as it is needed."""

    def __init__(self, connection) -> None:
        self.get_bind = lambda: connection
        self.execute = lambda statement: connection.execute(text(statement))


@pytest.fixture
async def database(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(DatabaseSettings(url=SecretStr(database_url)), tmp_path, "sample")
    async with made.engine.begin() as connection:
        if not made.is_sqlite:
            await connection.execute(text("create schema sample"))
        await connection.execute(text("create table note (tenant text, name text unique)"))
        await connection.run_sync(lambda plain: row_level_security(Operations(plain), "note"))
    yield made
    await made.close()
