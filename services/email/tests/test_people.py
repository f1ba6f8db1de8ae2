"""What is kept about a person is told and erased; and what is old is forgotten."""

from sqlalchemy import select

from loomery_email.app import tidy
from loomery_email.settings import EmailSettings
from loomery_email.tables import Outbox
from loomery_shared.database import EVERY_TENANT, Database

from .conftest import MovingClock, Service


async def kept_in_the_outbox(settings: EmailSettings) -> list[str]:
    database = Database(settings.database, settings.home, "email")
    async with database.transaction(EVERY_TENANT, write=False) as session:
        found = list((await session.execute(select(Outbox.recipient))).scalars())
    await database.close()
    return found


async def test_a_person_is_told_and_erased(service: Service, settings: EmailSettings) -> None:
    await service.send("a", user="user_1", tenant="org_1")
    await service.send("b", to="old@example.org")
    await service.send("c", to="grace@example.org", user="user_2")
    await service.http.post("/internal/suppressions", json={"address": "old@example.org", "reason": "manual"})
    await service.round()
    await service.send("d", user="user_1")
    known = (await service.http.get("/internal/people/user_1?address=OLD@example.org")).json()
    assert [item["recipient"] for item in known["messages"]] == [
        "ada@example.org",
        "old@example.org",
        "ada@example.org",
    ]
    assert known["suppressed"] == ["old@example.org"]
    erased = await service.http.delete("/internal/people/user_1?address=old@example.org")
    assert erased.json() == {"messages": 3, "suppressions": 1}
    again = await service.http.delete("/internal/people/user_1?address=old@example.org")
    assert again.json() == {"messages": 0, "suppressions": 0}
    assert [item["to"] for item in await service.outbox()] == ["grace@example.org"]
    assert await kept_in_the_outbox(settings) == ["grace@example.org"]
    assert await service.round() == 0, "what still waited is gone too"


async def test_an_organisation_goes_with_its_messages(service: Service, settings: EmailSettings) -> None:
    await service.send("a", tenant="org_1", to="ada@example.org")
    await service.send("b", tenant="org_2", to="grace@example.org")
    await service.round()
    await service.send("c", tenant="org_1", to="ada@example.org")
    assert (await service.http.delete("/internal/tenants/org_1")).json()["messages"] == 2
    assert await kept_in_the_outbox(settings) == ["grace@example.org"]
    assert (await service.http.delete("/internal/tenants/%20")).status_code == 400
    assert await service.round() == 0


async def test_nobody_is_not_everybody(service: Service) -> None:
    await service.send()
    assert (await service.http.delete("/internal/people/%20")).status_code == 400
    assert len(await service.outbox()) == 1


async def test_old_messages_lose_their_content_and_then_go(
    service: Service, settings: EmailSettings, clock: MovingClock
) -> None:
    await service.send("old")
    await service.round()
    clock.move(days=20)
    await service.send("newer", to="grace@example.org")
    await service.round()
    clock.move(days=11)
    await tidy(service.app)
    newer, old = await service.outbox()
    assert (newer["subject"], bool(newer["html"])) == ("Confirm your e-mail address", True)
    assert (old["subject"], old["html"], old["links"], old["state"]) == ("", "", [], "sent")
    assert await kept_in_the_outbox(settings) == ["grace@example.org"]
    await service.send("old")
    assert len(await service.outbox()) == 2, "its key is still known"
    clock.move(days=340)
    await tidy(service.app)
    assert [item["to"] for item in await service.outbox()] == ["grace@example.org"]
