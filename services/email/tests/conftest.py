"""The mail service over HTTP, on each database, with a clock that tests move."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_email.letters.samples import SAMPLES
from loomery_email.settings import EmailSettings
from loomery_shared.settings import DatabaseSettings

TOKEN = "token-of-the-services"


class MovingClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> EmailSettings:
    return EmailSettings(
        home=tmp_path,
        database=DatabaseSettings(url=SecretStr(database_url)),
        service_token=SecretStr(TOKEN),
    )


def mail(key: str = "k1", template: str = "verify_email", **other: Any) -> dict[str, Any]:
    values = SAMPLES[template]  # type: ignore[index]
    return {"key": key, "to": "ada@example.org", "template": template, "values": values, **other}


def client(app: FastAPI, token: str = TOKEN) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://mail", headers={"X-Service-Token": token}
    )
