"""Tries, back-off, giving up, leases and limits; the mail server is a real one."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text

from loomery_email.delivery.repository import Outcome, Queue
from loomery_email.settings import EmailSettings
from loomery_email.states import State
from loomery_shared.database import EVERY_TENANT, Database
from tests.receivers import SmtpServer

from .conftest import MovingClock, Serve, Service

Mail = dict[str, Any]


def counted(what: str, template: str = "verify_email", transport: str = "smtp") -> float:
    labels = {"template": template, "transport": transport}
    return REGISTRY.get_sample_value(f"loomery_mail_{what}_total", labels) or 0.0


async def test_tries_again_with_longer_and_longer_pauses(
    serve: Serve, by_smtp: Mail, smtp_server: SmtpServer, clock: MovingClock, settings: EmailSettings
) -> None:
    smtp_server.refuse = "451 Come back later"
    before = counted("retried"), counted("sent")
    async with serve(**by_smtp) as service:
        await service.send()
        for wait in (10, 20, 40):
            assert await service.round() == 1
            message = await service.state()
            assert (message["state"], "451 Come back later" in message["reason"]) == ("waiting", True)
            clock.move(seconds=wait / 2 - 0.01)
            assert await service.round() == 0, "sooner than half of the pause"
            clock.move(seconds=wait / 2 + 0.01)
        smtp_server.refuse = ""
        assert await service.round() == 1
        assert await service.round() == 0
        assert (await service.state())["state"] == "sent"
    assert len(smtp_server.messages) == 1
    assert (counted("retried"), counted("sent")) == (before[0] + 3, before[1] + 1)


async def test_gives_up_with_a_reason_and_can_be_sent_after_all(
    serve: Serve, by_smtp: Mail, smtp_server: SmtpServer, clock: MovingClock
) -> None:
    smtp_server.refuse = "451 Come back later"
    before = counted("failed")
    async with serve(**by_smtp, delivery={"attempts": 3}) as service:
        await service.send()
        for _ in range(5):
            await service.round()
            clock.move(hours=2)
        (dead,) = (await service.http.get("/internal/mail")).json()["items"]
        assert (dead["state"], dead["attempts"]) == ("failed", 3)
        assert dead["reason"].startswith("Given up after 3 tries. The mail server put it off: 451 Come back")
        assert counted("failed") == before + 1
        smtp_server.refuse = ""
        assert (await service.http.post(f"/internal/mail/{dead['id']}/retry")).status_code == 202
        assert await service.round() == 1
        assert (await service.http.post(f"/internal/mail/{dead['id']}/retry")).status_code == 404
    assert len(smtp_server.messages) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_refusal_is_not_repeated(
    serve: Serve, by_smtp: Mail, smtp_server: SmtpServer, clock: MovingClock
) -> None:
    smtp_server.refuse = "554 5.7.1 Not wanted here"
    async with serve(**by_smtp) as service:
        await service.send()
        await service.round()
        clock.move(days=1)
        assert await service.round() == 0
        message = await service.state()
        assert (message["state"], "554 5.7.1 Not wanted" in message["reason"]) == ("failed", True)
        assert (await service.http.get("/internal/suppressions")).json()["items"] == []


async def test_an_unknown_address_gets_nothing_more(
    serve: Serve, by_smtp: Mail, smtp_server: SmtpServer
) -> None:
    smtp_server.refuse = "550 5.1.1 No such user"
    async with serve(**by_smtp) as service:
        await service.send("first")
        await service.round()
        smtp_server.refuse = ""
        await service.send("second")
        assert await service.round() == 0
        states = {item["state"]: item["reason"] for item in await service.outbox()}
        assert states["suppressed"] == "The address gets no such mail (bounce)."
        assert "No such user" in states["failed"]
    assert smtp_server.messages == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_server_that_is_away_is_waited_for(serve: Serve, by_smtp: Mail, clock: MovingClock) -> None:
    by_smtp["smtp"] = by_smtp["smtp"].model_copy(update={"port": 1})
    async with serve(**by_smtp) as service:
        await service.send()
        await service.round()
        message = await service.state()
        assert message["state"] == "waiting"
        assert "The mail server 127.0.0.1:1 cannot be reached" in message["reason"]


async def test_many_processes_send_each_message_once(
    serve: Serve, smtp_server: SmtpServer, by_smtp: Mail
) -> None:
    async with serve(**by_smtp) as one, serve(**by_smtp) as other, serve(**by_smtp) as third:
        for number in range(12):
            await one.send(f"key {number}", to=f"person{number}@example.org")

        async def empty(service: Service) -> int:
            tried = 0
            while found := await service.round():
                tried += found
            return tried

        assert sum(await asyncio.gather(*(empty(service) for service in (one, other, third)))) == 12
        assert {item["state"] for item in await one.outbox()} == {"sent"}
    assert sorted(message.recipients[0] for message in smtp_server.messages) == sorted(
        f"person{number}@example.org" for number in range(12)
    )


async def test_a_claim_holds_until_its_lease_ends(
    service: Service, settings: EmailSettings, clock: MovingClock
) -> None:
    await service.send()
    database = Database(settings.database, settings.home, "email")
    queue = Queue(database, settings.email.delivery)
    (held,) = await queue.claim("lease_of_the_dead", clock())
    clock.move(seconds=settings.email.delivery.lease - 1)
    assert await service.round() == 0
    clock.move(seconds=1)
    assert await service.round() == 1
    assert (await service.state())["state"] == "sent"
    late = Outcome(State.WAITING, "too late", clock() + timedelta(hours=1))
    assert not await queue.finish(held, late, clock())
    assert (await service.state())["state"] == "sent"
    await database.close()


async def test_a_message_that_ends_processes_is_given_up(
    service: Service, settings: EmailSettings, clock: MovingClock
) -> None:
    await service.send()
    database = Database(settings.database, settings.home, "email")
    queue = Queue(database, settings.email.delivery)
    for _ in range(settings.email.delivery.attempts):
        assert len(await queue.claim("lease_of_the_dead", clock())) == 1
        clock.move(seconds=settings.email.delivery.lease)
    assert await service.round() == 0
    message = await service.state()
    assert (message["state"], message["reason"][:24]) == ("failed", "Given up after 10 tries:")
    await database.close()


async def test_what_is_erased_on_its_way_leaves_nothing(
    service: Service, settings: EmailSettings, clock: MovingClock
) -> None:
    await service.send(user="user_1")
    database = Database(settings.database, settings.home, "email")
    queue = Queue(database, settings.email.delivery)
    (held,) = await queue.claim("lease", clock())
    assert (await service.http.delete("/internal/people/user_1")).json()["messages"] == 1
    async with database.transaction(EVERY_TENANT) as session:
        await session.execute(
            text("insert into outbox values (:id, '', 'ada@example.org', :content, :at)"),
            {"id": held.id, "content": b"x", "at": clock().isoformat()},
        )
    assert not await queue.finish(held, Outcome(State.SENT), clock())
    async with database.transaction(EVERY_TENANT, write=False) as session:
        assert (await session.execute(text("select count(*) from outbox"))).scalar() == 0
    await database.close()


@pytest.mark.parametrize("template", ["build_started", "verify_email"])
async def test_one_address_gets_only_so_many(serve: Serve, clock: MovingClock, template: str) -> None:
    async with serve(delivery={"per_recipient": 3}) as service:
        for number in range(5):
            await service.send(f"key {number}", template)
            clock.move(minutes=1)
        other = "verify_email" if template == "build_started" else "build_started"
        await service.send("of another kind", other)
        await service.send("to another", template, to="grace@example.org")
        assert await service.round() == 5
        assert await service.round() == 0
        put_off = [item for item in await service.outbox() if item["state"] == "waiting"]
        assert [item["reason"] for item in put_off] == [
            "Put off: this address got many messages within an hour."
        ] * 2
        clock.move(minutes=60)
        assert await service.round() == 2
