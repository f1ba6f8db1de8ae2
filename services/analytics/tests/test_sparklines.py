"""Requests as sums, small curves of many applications, and ways through pages."""

import csv
from datetime import timedelta

from .conftest import NOON, Service, event

HOUR = timedelta(hours=1)
SUMMARY = {"p50": 10, "p99": 20}


async def fed(service: Service) -> None:
    """Two applications with traffic, and one of somebody else."""
    await service.send(
        event("app.requests", app="shop", properties={"count": 7, "errors": 2, **SUMMARY}),
        event("app.requests", NOON - HOUR, app="shop", properties={"count": 5, "errors": 0, **SUMMARY}),
        event("request.stats", app="shop", properties={"requests": 3, "errors": 1, "le_5": 3}),
        event("app.requests", NOON - 30 * HOUR, app="shop", properties={"count": 99, "errors": 9, **SUMMARY}),
        event("app.requests", app="blog", properties={"count": 1, "errors": 0, **SUMMARY}),
        event("app.requests", tenant="other", app="shop", properties={"count": 50, "errors": 5, **SUMMARY}),
        event("page.viewed", app="shop", visitor="v1", properties={"path": "/"}),
        event("page.viewed", NOON - 23 * HOUR, app="quiet", visitor="v2", properties={"path": "/"}),
    )


async def test_many_applications_in_one_answer(service: Service) -> None:
    await fed(service)
    found = await service.answer("sparklines")
    assert (len(found["starts"]), found["starts"][0], found["starts"][-1]) == (
        24,
        "2026-03-10T13:00:00Z",
        "2026-03-11T12:00:00Z",
    )
    assert [one["app"] for one in found["apps"]] == ["blog", "quiet", "shop"]
    blog, quiet, shop = found["apps"]
    assert (shop["requests"], shop["errors"]) == ([0] * 22 + [5, 10], [0] * 23 + [3])
    assert (shop["views"], shop["total_requests"], shop["total_errors"]) == ([0] * 23 + [1], 15, 3)
    assert (quiet["views"], quiet["total_requests"]) == ([1] + [0] * 23, 0)
    assert blog["total_views"] == 0


async def test_another_time_is_compared_in_other_parts(service: Service) -> None:
    await fed(service)
    week = {"from_": "2026-03-09", "to": "2026-03-12", "interval": "day", "timezone": "Europe/Berlin"}
    found = await service.answer("sparklines", **week)
    assert (found["interval"], found["starts"]) == (
        "day",
        ["2026-03-09T00:00:00+01:00", "2026-03-10T00:00:00+01:00", "2026-03-11T00:00:00+01:00"],
    )
    shop = next(one for one in found["apps"] if one["app"] == "shop")
    assert (shop["requests"], shop["errors"]) == ([0, 99, 15], [0, 9, 3])
    assert (await service.ask("sparklines", from_="2020-01-01", to="2020-01-02")).status_code == 422


async def test_response_times_along_a_time(service: Service) -> None:
    await fed(service)
    span = {"from_": (NOON - 2 * HOUR).isoformat(), "to": (NOON + HOUR).isoformat(), "app": "shop"}
    whole = await service.answer("latency", **span)
    found = await service.answer("latency", interval="hour", **span)
    points = found.pop("points")
    assert found == {key: value for key, value in whole.items() if key != "points"}
    assert whole["points"] == []
    assert [point["requests"] for point in points] == [0, 5, 10]
    assert (points[0]["p50"], points[0]["p95"]) == (None, None)
    assert (points[1]["p50"], points[1]["start"]) == (10, "2026-03-11T11:00:00Z")
    assert points[2]["p95"] > points[2]["p50"] > 0
    headers = {"Authorization": "Bearer acme:viewer", "Accept": "text/csv"}
    asked = {"from": span["from_"], "to": span["to"], "app": "shop", "interval": "hour"}
    text = (await service.http.get("/api/analytics/latency", params=asked, headers=headers)).text
    assert text.splitlines()[0] == "start,requests,p50,p95"
    assert len(text.splitlines()) == 4


async def test_applications_come_as_they_are_asked_for(service: Service) -> None:
    await fed(service)
    found = await service.answer("sparklines", apps="shop,nothing,blog,shop")
    assert [(one["app"], one["total_requests"]) for one in found["apps"]] == [
        ("shop", 15),
        ("nothing", 0),
        ("blog", 1),
    ]
    theirs = await service.answer("sparklines", tenant="other", apps="shop,blog")
    assert [one["total_requests"] for one in theirs["apps"]] == [50, 0]
    assert (await service.answer("sparklines", tenant="nobody"))["apps"] == []
    assert (await service.ask("sparklines", apps="a b")).status_code == 422
    assert (await service.ask("sparklines", apps=",".join("a" * 201))).status_code == 422


async def test_sparklines_as_a_table(service: Service) -> None:
    await fed(service)
    headers = {"Authorization": "Bearer acme:viewer", "Accept": "text/csv"}
    text = (await service.http.get("/api/analytics/sparklines?apps=shop", headers=headers)).text
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["app", "start", "requests", "errors", "views"]
    assert rows[-1] == ["shop", "2026-03-11T12:00:00+00:00", "10", "3", "1"]
    assert len(rows) == 25


async def test_series_of_requests_and_of_errors(service: Service) -> None:
    await fed(service)
    times = {"from_": "2026-03-10", "to": "2026-03-12", "timezone": "UTC"}
    requests = await service.answer("series", measure="requests", app="shop", **times)
    assert ([point["count"] for point in requests["points"]], requests["total"]) == ([99, 15], 114)
    every = await service.answer("series", measure="requests", **times)
    assert every["total"] == 115
    errors = await service.answer(
        "series", measure="errors", interval="hour", app="shop", from_="2026-03-11", to="2026-03-12"
    )
    assert (errors["total"], len(errors["points"]), errors["event"]) == (3, 24, "")
    visitors = await service.answer("series", measure="visitors", **times)
    assert (visitors["event"], visitors["total"]) == ("page.viewed", 2)


async def test_a_series_says_of_what_it_is(service: Service) -> None:
    assert (await service.ask("series")).status_code == 422
    assert (await service.ask("series", measure="requests", event="app.clicked")).status_code == 422
    long_ago = await service.ask("series", measure="requests", from_="2025-06-01")
    assert (long_ago.status_code, long_ago.json()["code"]) == (422, "invalid")


async def test_a_way_through_pages(service: Service) -> None:
    minute = timedelta(minutes=1)
    ways = {
        "v1": ["/", "/shop", "/cart"],
        "v2": ["/", "/shop"],
        "v3": ["/shop", "/cart"],
        "v4": ["/", "/about"],
    }
    await service.send(
        *(
            event("page.viewed", NOON + place * minute, visitor=visitor, properties={"path": path})
            for visitor, paths in ways.items()
            for place, path in enumerate(paths)
        ),
        event("app.paid", NOON + 5 * minute, visitor="v1"),
    )
    service.clock.move(minutes=30)
    found = await service.answer("funnel", steps="/,/shop,/cart,app.paid")
    assert [one["visitors"] for one in found["steps"]] == [3, 2, 1, 1]
    either = await service.answer("funnel", steps="page.viewed,/cart")
    assert [one["visitors"] for one in either["steps"]] == [4, 2]
    for wrong in ("/", "/a,b c", "/?x,/b", ""):
        assert (await service.ask("funnel", steps=wrong)).status_code == 422, wrong
