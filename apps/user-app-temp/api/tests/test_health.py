"""What every application answers, and that a new database is made and filled."""

from pathlib import Path

import sqlalchemy as sa

from app.core import startup
from app.core.db import Base, Database
from app.settings import Settings
from tests.samples import SAMPLES
from tests.support import Client


def test_it_says_that_it_runs(client: Client) -> None:
    assert client.get("/api/health").json() == {"status": "ok"}


def test_an_unknown_address_is_not_found(client: Client) -> None:
    answer = client.get("/api/no-such-address")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_new_database_is_made_and_filled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    settings = Settings(database_url=url, demo=True, uploads=tmp_path)
    database = Database(url)
    startup.prepare(database, settings)
    startup.prepare(database, settings)
    found = sa.inspect(database.engine)
    for name in {sample.table for sample in SAMPLES.values()}:
        kept = {column["name"] for column in found.get_columns(name)}
        assert kept == set(Base.metadata.tables[name].columns.keys())
    database.engine.dispose()
