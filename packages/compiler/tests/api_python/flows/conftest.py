"""The application on a seeded database, and a caller for each role.

The database is SQLite, or the empty one of `FLOWS_DATABASE_URL`. It is seeded once; each test has a copy.
"""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest
import sqlalchemy as sa
from app.core import startup
from app.core.db import Database
from app.main import create_app
from app.settings import Settings
from fastapi import FastAPI
from fastapi.testclient import TestClient

Caller: TypeAlias = Callable[..., TestClient]


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """Hashes that cost next to nothing, where the application has accounts."""
    with pytest.MonkeyPatch.context() as patch:
        if importlib.util.find_spec("app.auth") is not None:
            from app.auth import passwords
            from argon2 import PasswordHasher

            cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
            patch.setattr(passwords, "_hasher", lambda: cheap)
        yield


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory, _cheap_passwords: None) -> Settings:
    """Settings with a seeded database and uploads that no test uses itself."""
    folder = tmp_path_factory.mktemp("original")
    url = os.environ.get("FLOWS_DATABASE_URL", f"sqlite:///{folder / 'app.db'}")
    uploads = folder / "uploads"
    uploads.mkdir()
    settings = Settings(database_url=url, demo=True, uploads=uploads, secret="test")
    database = Database(url)
    startup.prepare(database, settings)
    database.engine.dispose()
    return settings


@contextmanager
def copied(settings: Settings, folder: Path) -> Iterator[Settings]:
    """Settings like these with copies of the database and the uploads."""
    uploads = shutil.copytree(settings.uploads, folder / "uploads")
    url = sa.make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        copy = shutil.copy(str(url.database), folder / "app.db")
        yield Settings(database_url=f"sqlite:///{copy}", demo=True, uploads=uploads, secret="test")
        return
    made = url.set(database=f"{url.database}_copy")
    admin = sa.create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {made.database} TEMPLATE {url.database}"))
        try:
            address = made.render_as_string(hide_password=False)
            yield Settings(database_url=address, demo=True, uploads=uploads, secret="test")
        finally:
            connection.execute(sa.text(f"DROP DATABASE {made.database} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(scope="session")
def made(original: Settings) -> FastAPI:
    """The application, which takes a while to be put together; all that tests change of it is in its state."""
    return create_app(original)


@pytest.fixture
def app(made: FastAPI, original: Settings, tmp_path: Path) -> Iterator[FastAPI]:
    identify = made.state.identify
    with copied(original, tmp_path) as settings:
        made.state.settings, made.state.database = settings, Database(settings.database_url)
        yield made
        made.state.database.engine.dispose()
    made.state.identify = identify


@pytest.fixture
def caller(app: FastAPI) -> Caller:
    """Signs in with the demo account of a role; without one, a visitor."""

    def caller(role: str = "") -> TestClient:
        client = TestClient(app, headers={"X-Requested-With": "app"})
        if role:
            account = {"email": f"{role}@example.com", "password": "demo-password-1"}
            assert client.post("/api/auth/login", json=account).status_code == 200
        return client

    return caller


@pytest.fixture
def client(caller: Caller) -> TestClient:
    return caller()
