"""Tenants see nothing of each other, on every path; each question is asked by both sides."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from loomery_analytics.app import upkeep_round
from loomery_analytics.settings import AnalyticsSettings
from loomery_analytics.tables import events, rollups
from loomery_shared.contracts.vitals import VITALS_EVENT
from loomery_shared.database import Database

from .conftest import NOON, Service, event

QUESTIONS: dict[str, dict[str, Any]] = {
    "/api/analytics/counts": {},
    "/api/analytics/series": {"event": "app.secret"},
    "/api/analytics/funnel": {"steps": "app.secret,app.secret"},
    "/api/analytics/top": {"event": "app.secret", "property": "word"},
    "/api/analytics/latency": {},
    "/api/analytics/vitals": {},
}
SPAN = {"from": "2026-03-01", "to": "2026-03-12"}


async def fill(service: Service, tenant: str) -> None:
    minutes = (0, 1)
    await service.send(
        *(
            event(
                "app.secret",
                NOON - timedelta(hours=1, minutes=-minute),
                tenant,
                app="shop",
                visitor="v1",
                properties={"word": f"of {tenant}"},
            )
            for minute in minutes
        ),
        event(
            "request.stats",
            NOON - timedelta(hours=1),
            tenant,
            app="shop",
            properties={"requests": 1, "le_1": 1},
        ),
        event(
            VITALS_EVENT,
            NOON - timedelta(hours=1),
            tenant,
            app="shop",
            properties={"path": f"/of-{tenant}", "lcp": 1200},
        ),
    )


def emptied(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in {"from", "to", "timezone", "app"}}


async def answers(service: Service, tenant: str) -> dict[str, Any]:
    found = {}
    for path, params in QUESTIONS.items():
        for app in ({}, {"app": "shop"}):
            answer = await service.ask(path.removeprefix("/api/analytics/"), tenant, **params, **SPAN, **app)
            assert answer.status_code == 200, answer.text
            found[f"{path} {app}"] = emptied(answer.json())
    return found


async def test_no_question_reaches_into_another_tenant(service: Service) -> None:
    asked = {
        route
        for route, methods in service.app.openapi()["paths"].items()
        if route.startswith("/api/") and "get" in methods and "security" in methods["get"]
    }
    # Those of the last day only, without a time to ask for, are tried in test_sparklines.
    assert asked == QUESTIONS.keys() | {"/api/analytics/sparklines"}

    nothing = await answers(service, "acme")
    await fill(service, "other")
    assert await answers(service, "acme") == nothing
    await fill(service, "acme")
    mine = await answers(service, "acme")
    assert all(mine[question] != nothing[question] for question in mine)
    assert "of other" not in str(mine) and "of-other" not in str(mine)
    # Neither do counts per hour.
    service.clock.move(days=20)
    await upkeep_round(service.app)
    assert await answers(service, "acme") == mine
    assert [
        question
        for question, answer in (await answers(service, "third")).items()
        if answer != nothing[question]
    ] == []


async def test_exports_hold_the_own_events_only(service: Service) -> None:
    await fill(service, "other")
    body = {"from": "2026-03-01", "to": "2026-03-11"}
    answer = await service.http.post(
        "/api/analytics/exports", json=body, headers={"Authorization": "Bearer acme:owner"}
    )
    assert (answer.json()["rows"], answer.json()["files"]) == (0, [])
    answer = await service.http.post(
        "/api/analytics/exports", json=body, headers={"Authorization": "Bearer other:owner"}
    )
    assert all("/tenant=other/" in file["key"] for file in answer.json()["files"])


async def test_the_database_itself_keeps_tenants_apart(service: Service, settings: AnalyticsSettings) -> None:
    await fill(service, "other")
    service.clock.move(days=20)
    await upkeep_round(service.app)
    database = Database(settings.database, settings.home, "analytics")
    if database.is_sqlite:
        await database.close()
        return
    for table in (events, rollups):
        async with database.transaction("acme") as session:
            assert (await session.execute(select(table.c.tenant))).all() == []
        async with database.transaction("other") as session:
            assert (await session.execute(select(table.c.tenant))).all() != []
    refused = False
    try:
        async with database.transaction("acme") as session:
            row = {"tenant": "other", "app": "", "name": "x", "hour": 1}
            await session.execute(rollups.insert().values(**row, **{f"quarter{n}": 0 for n in range(4)}))
    except DBAPIError:
        refused = True
    await database.close()
    assert refused
