"""The application on an empty database in memory, callers in each role, and a maker of records."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from anyio import to_thread
from fastapi import FastAPI

from app.core.db import Base
from app.main import create_app
from app.settings import Settings
from tests.samples import SAMPLES
from tests.support import ActAs, By, Caller, Client, Make


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application, once for all tests."""
    app = create_app(Settings(database_url="sqlite://", uploads=tmp_path_factory.mktemp("uploads")))
    Base.metadata.create_all(app.state.database.engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(to_thread, "run_sync", run_here)
        yield app


async def run_here(function: Callable[..., Any], *arguments: Any, **_: Any) -> Any:
    """Instead of a thread of its own for each step of a request."""
    return function(*arguments)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[Client]:
    """Calls the application."""
    client = Client(app)
    yield client
    client.close()


@pytest.fixture(autouse=True)
def _empty(app: FastAPI, client: Client) -> Iterator[None]:
    """Each test leaves an empty database."""
    yield
    client.cookies.clear()
    connection = app.state.database.engine.raw_connection()
    connection.execute("PRAGMA foreign_keys=OFF")
    for name in Base.metadata.tables:
        connection.execute(f'DELETE FROM "{name}"')
    connection.execute("PRAGMA foreign_keys=ON")
    connection.close()


@pytest.fixture
def make(app: FastAPI) -> Make:
    """Puts records into the database."""
    return Make(app.state.database, SAMPLES)


@pytest.fixture
def act_as(client: Client) -> ActAs:
    """Calls the API in a role."""

    def act(by: By) -> Caller:
        return Caller(client, by.role, by.path)

    return act
