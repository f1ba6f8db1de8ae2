"""Clocks that are set forward or back by hours: mail goes on, and nothing is sent by two."""

from typing import Any

import pytest

from loomery_email.delivery.repository import Queue
from loomery_email.settings import EmailSettings
from loomery_shared.database import Database
from tests.receivers import SmtpServer

from .conftest import MovingClock, Serve

Mail = dict[str, Any]


@pytest.mark.parametrize("hours", [5, -5])
async def test_a_clock_that_is_set_holds_no_mail_back(
    serve: Serve, by_smtp: Mail, smtp_server: SmtpServer, clock: MovingClock, hours: int
) -> None:
    smtp_server.refuse = "451 Come back later"
    async with serve(**by_smtp) as service:
        await service.send()
        assert await service.round() == 1
        smtp_server.refuse = ""
        clock.move(hours=hours)
        assert await service.round() == 1
        assert (await service.state())["state"] == "sent"
    assert len(smtp_server.messages) == 1


async def test_a_lease_that_seems_to_last_for_hours_is_taken_over_after_its_own_time(
    settings: EmailSettings, serve: Serve, clock: MovingClock
) -> None:
    async with serve() as service:
        await service.send()
        database = Database(settings.database, settings.home, "email")
        queue = Queue(database, settings.email.delivery)
        assert len(await queue.claim("dead", clock())) == 1
        clock.move(hours=-5)
        assert await service.round() == 0, "whoever has it may still be sending"
        clock.move(seconds=settings.email.delivery.lease + 1)
        assert await service.round() == 1
        assert (await service.state())["state"] == "sent"
        await database.close()


async def test_a_limit_that_was_reached_later_than_now_keeps_nobody_waiting(
    serve: Serve, clock: MovingClock
) -> None:
    async with serve(delivery={"per_recipient": 1}) as service:
        for key in ("k1", "k2"):
            await service.send(key=key)
        assert await service.round() == 1
        clock.move(hours=-5)
        assert await service.round() == 1
