"""Mails of the week: to whoever asked for them, once, in their language, and never about nothing."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_analytics.app import create_app as create_analytics
from loomery_analytics.settings import AnalyticsSettings
from loomery_email.app import create_app as create_email
from loomery_email.app import deliver_round
from loomery_email.settings import DeliverySettings, EmailSettings, MailSettings, SmtpSettings
from loomery_orchestrator.evidence.repository import BuildRecord
from loomery_orchestrator.jobs.model import JobState
from loomery_orchestrator.releases.schemas import ReleaseEvent
from loomery_orchestrator.settings import WeeklySettings
from loomery_orchestrator.weekly.reports import Reports
from loomery_orchestrator.weekly.repository import WeeklyRepository
from loomery_orchestrator.weekly.service import Weekly
from loomery_orchestrator.weekly.weeks import last_week
from loomery_shared.clients import FigureClient, MailClient, service_http
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.mail import MailRequest
from loomery_shared.contracts.people import Member
from loomery_shared.contracts.principal import Role
from loomery_shared.errors import TooManyError
from loomery_shared.ids import new_id
from tests.receivers import SmtpServer

from .conftest import Place

TOKEN = "token"
MONDAY = datetime(2026, 5, 11, tzinfo=UTC)
MIDWEEK = datetime(2026, 5, 6, 15, tzinfo=UTC)


def member(name: str, locale: str = "en", zone: str = "UTC", *, wants: bool = True) -> Member:
    return Member(
        id=f"user_{name.lower()}",
        email=f"{name.lower()}@example.org",
        name=name,
        locale=locale,
        time_zone=zone,
        verified=True,
        notifications={"weekly_digest": wants},
        role=Role.DEVELOPER,
    )


def said(mail: Any, kind: str) -> str:
    """A part of a message, with lines as they are here."""
    return str(mail.get_body((kind,)).get_content()).replace("\r\n", "\n")


@dataclass
class Houses:
    """Who lives where."""

    everybody: dict[str, list[Member]] = field(default_factory=dict)

    async def person(self, user: str) -> Member:
        return next(one for house in self.everybody.values() for one in house if one.id == user)

    async def members(self, tenant: str) -> list[Member]:
        return self.everybody.get(tenant, [])


@dataclass
class Town:
    """The orchestrator beside a mail service that speaks to a server, and statistics."""

    place: Place
    houses: Houses
    email: FastAPI
    analytics: httpx2.AsyncClient
    mail: httpx2.AsyncClient
    server: SmtpServer

    def process(self) -> Weekly:
        """What one process of the platform does, from its start on."""
        repository = WeeklyRepository(self.place.core.database)
        return Weekly(
            repository=repository,
            reports=Reports(repository, self.place.core.jobs, FigureClient(self.analytics)),
            people=self.houses,
            mailer=MailClient(self.mail),
            settings=WeeklySettings(),
            public_url="http://platform.example.org",
            clock=self.place.clock,
        )

    async def delivered(self) -> list[Any]:
        """What the mail server has taken, sorted by whom it is for."""
        await deliver_round(self.email)
        return sorted((one.message for one in self.server.messages), key=lambda message: str(message["To"]))

    async def visited(self, tenant: str, app: str, visitors: int, at: datetime = MIDWEEK) -> None:
        events = [
            Event(
                id=new_id("evt"),
                name="page.viewed",
                at=at,
                tenant=tenant,
                app=app,
                visitor=f"v{number}",
                properties={"path": "/"},
            )
            for number in range(visitors)
        ]
        body = {"events": [event.model_dump(mode="json") for event in events]}
        assert (await self.analytics.post("/internal/events", json=body)).json()["accepted"] == visitors

    async def built(self, tenant: str, app: str, at: datetime) -> None:
        await self.place.core.records.put(
            BuildRecord(
                job=new_id("job"),
                tenant=tenant,
                app=app,
                browser=False,
                description="",
                created_by="user_1",
                state=JobState.SUCCEEDED.value,
                created_at=at,
                finished_at=at,
            )
        )

    async def broke(self, tenant: str, app: str, at: datetime, kind: str = "broken") -> None:
        event = ReleaseEvent(
            tenant=tenant, app=app, release="r", job="", kind=kind, message="It died.", at=at
        )
        await self.place.core.happenings.hear(event)


@pytest.fixture
async def town(place: Place, tmp_path: Path, smtp_server: SmtpServer) -> AsyncIterator[Town]:
    token, clock = SecretStr(TOKEN), place.clock
    clock.now = MIDWEEK
    smtp = SmtpSettings(host=smtp_server.host, port=smtp_server.port, security="none")
    way = MailSettings(transport="smtp", smtp=smtp, delivery=DeliverySettings(here=False))
    email = create_email(EmailSettings(home=tmp_path / "mail", service_token=token, email=way), clock=clock)
    analytics = create_analytics(
        AnalyticsSettings(home=tmp_path / "analytics", service_token=token),
        authenticator=place.people,
        clock=clock,
    )
    async with AsyncExitStack() as stack:
        for app in (email, analytics):
            await stack.enter_async_context(app.router.lifespan_context(app))
        to_mail = await stack.enter_async_context(service_http("http://mail", TOKEN, email))
        to_analytics = await stack.enter_async_context(service_http("http://analytics", TOKEN, analytics))
        yield Town(place, Houses(), email, to_analytics, to_mail, smtp_server)


async def test_the_week_is_told_once_to_whoever_wants_that(town: Town) -> None:
    shop, desk = await town.place.an_app("t1", "Shop"), await town.place.an_app("t1", "Desk")
    await town.place.an_app("t1", "Quiet")
    await town.place.an_app("t2", "Silent")
    town.houses.everybody = {
        "t1": [
            member("Ada", "de", "Europe/Berlin"),
            member("Bob", wants=False),
            member("Dee", zone="America/Los_Angeles"),
        ],
        "t2": [member("Cy")],
    }
    await town.visited("t1", shop, 3)
    await town.visited("t1", shop, 9, at=MIDWEEK - timedelta(days=7))
    await town.built("t1", shop, MIDWEEK)
    await town.built("t1", shop, MONDAY)
    await town.place.failed("t1", desk, "gave_up")
    await town.broke("t1", shop, MIDWEEK)
    await town.broke("t1", shop, MIDWEEK + timedelta(hours=1), "healed")
    await town.broke("t1", desk, MIDWEEK)

    clock = town.place.clock
    clock.now = MONDAY + timedelta(hours=3)
    assert await town.process().round() == 0, "nobody's seven o'clock yet"
    clock.now = MONDAY + timedelta(hours=5, minutes=30)
    first, second = town.process(), town.process()
    await asyncio.gather(first.round(), second.round())
    await first.round()
    await town.process().round()
    (mail,) = await town.delivered()
    assert mail["To"] == "ada@example.org"
    assert mail["Subject"] == "Ihre Anwendungen vom 4. Mai bis 10. Mai"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = (said(mail, kind) for kind in ("plain", "html"))
    assert "Shop\n3 Besucher · 0 Fehler · 1 Bau\n" in text
    assert "Desk\n0 Besucher · 0 Fehler · 1 gescheiterter Bau\n" in text
    assert "- Desk bleibt nicht oben.\n- Der letzte Bau von Desk ist gescheitert.\n" in text
    assert "Shop bleibt" not in text, "it was well again"
    assert "Quiet" not in text
    assert f"http://platform.example.org/apps/{desk}" in html
    assert "http://platform.example.org/settings/notifications" in text

    clock.now = MONDAY + timedelta(hours=14, minutes=30)
    await first.round()
    await town.process().round()
    assert [message["To"] for message in await town.delivered()] == ["ada@example.org", "dee@example.org"]
    assert "3 visitors · 0 errors · 1 build\n" in said(town.server.messages[1].message, "plain")


async def test_nobody_waits_for_a_mailbox_that_takes_no_more(town: Town) -> None:
    shop = await town.place.an_app("t1", "Shop")
    town.houses.everybody = {"t1": [member("Ada"), member("Bob")]}
    await town.visited("t1", shop, 1)
    mailer, number = MailClient(town.mail), 0
    with pytest.raises(TooManyError):
        while number := number + 1:
            await mailer.send(
                MailRequest(
                    key=f"full/{number}",
                    to="ada@example.org",
                    template="build_started",
                    values={"name": "Ada", "app": "Shop", "link": "http://shop.example.org"},
                )
            )
    town.place.clock.now = MONDAY + timedelta(hours=8)
    process = town.process()
    assert [await process.round(), await process.round()] == [1, 0], (
        "Bob is told, and Ada not asked for again"
    )


async def test_who_asks_for_it_late_or_says_no_gets_none(town: Town) -> None:
    shop = await town.place.an_app("t1", "Shop")
    town.houses.everybody = {"t1": [member("Ada"), member("Eve", wants=False)]}
    await town.visited("t1", shop, 1)
    clock = town.place.clock
    clock.now = MONDAY + timedelta(hours=8)
    process = town.process()
    assert await process.round() == 1
    (mail,) = await town.delivered()
    town.houses.everybody["t1"][1] = member("Eve")
    clock.now = MONDAY + timedelta(days=4)
    assert await town.process().round() == 0

    link = re.search(r"<(.+)>", mail["List-Unsubscribe"])
    assert link is not None
    path = link[1].partition("/api/")[2]
    left = await town.mail.post(f"/api/{path}", data={"List-Unsubscribe": "One-Click"})
    assert left.status_code == 200
    await town.visited("t1", shop, 2, at=clock.now)
    clock.now = MONDAY + timedelta(days=7, hours=8)
    assert await process.round() == 2
    assert [message["To"] for message in await town.delivered()] == ["ada@example.org", "eve@example.org"]


@pytest.mark.parametrize(
    ("now", "name", "first"),
    [
        ("2026-05-11T00:00:00+00:00", "2026-W19", "2026-05-04"),
        ("2026-05-10T23:59:59+00:00", "2026-W18", "2026-04-27"),
        ("2026-05-11T01:00:00+02:00", "2026-W18", "2026-04-27"),
        ("2027-01-04T09:00:00+00:00", "2026-W53", "2026-12-28"),
    ],
)
def test_weeks_go_from_monday_to_monday(now: str, name: str, first: str) -> None:
    week = last_week(datetime.fromisoformat(now))
    assert (week.name, str(week.days[0])) == (name, first)


def test_nobody_is_told_before_a_week_is_over() -> None:
    week = last_week(MONDAY)
    for zone, due in (("Asia/Tokyo", 0), ("Europe/Berlin", 5), ("America/Los_Angeles", 14), ("no zone", 7)):
        before = MONDAY + timedelta(hours=due, seconds=-1)
        assert not week.is_due(before, zone, 7)
        assert week.is_due(MONDAY + timedelta(hours=due), zone, 7)
