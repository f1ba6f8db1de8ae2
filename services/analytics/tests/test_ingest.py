"""Taking events of services."""

from datetime import timedelta

import pytest

from .conftest import NOON, Service, event


async def test_events_are_stored_and_counted(service: Service) -> None:
    taken = await service.send(event(), event(), event("signup", user="user_1"))
    assert taken == {"accepted": 3, "duplicates": 0, "rejected": []}
    counts = await service.answer("counts", to=(NOON + timedelta(hours=1)).isoformat())
    assert counts["events"] == [{"event": "app.clicked", "count": 2}, {"event": "signup", "count": 1}]
    assert counts["total"] == 3
