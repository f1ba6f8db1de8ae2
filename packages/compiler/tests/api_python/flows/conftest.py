"""The application on a seeded database, and a caller for each role.

The database is SQLite in memory, or the one of `FLOWS_DATABASE_URL`, which is emptied before each test.
"""

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
import sqlalchemy as sa
from app.core import startup
from app.main import create_app
from app.settings import Settings
from fastapi import FastAPI
from fastapi.testclient import TestClient

Caller: TypeAlias = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost next to nothing, where the application has accounts."""
    if importlib.util.find_spec("app.auth") is not None:
        from app.auth import passwords
        from argon2 import PasswordHasher

        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    url = os.environ.get("FLOWS_DATABASE_URL", "sqlite://")
    app = create_app(Settings(database_url=url, demo=True, uploads=tmp_path, secret="test"))
    if not url.startswith("sqlite"):
        with app.state.database.engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
    startup.prepare(app.state.database, app.state.settings)
    yield app
    app.state.database.engine.dispose()


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
