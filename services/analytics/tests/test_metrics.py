"""Questions over HTTP: the answers as they look, and what is refused."""

import csv
from datetime import timedelta
from typing import Any

from .conftest import NOON, Service, event


async def test_a_series_has_no_gaps_and_says_what_it_covers(service: Service) -> None:
    await service.send(event(at=NOON - timedelta(days=2)), event(at=NOON), event(at=NOON, app="shop"))
    series = await service.answer(
        "series", event="app.clicked", from_="2026-03-09", to="2026-03-12", timezone="Europe/Berlin"
    )
    assert [point["count"] for point in series["points"]] == [1, 0, 2]
    assert [point["start"] for point in series["points"]] == [
        "2026-03-09T00:00:00+01:00",
        "2026-03-10T00:00:00+01:00",
        "2026-03-11T00:00:00+01:00",
    ]
    assert (series["from"], series["to"]) == ("2026-03-09T00:00:00+01:00", "2026-03-12T00:00:00+01:00")
    assert (series["timezone"], series["interval"], series["total"]) == ("Europe/Berlin", "day", 3)
    # What is asked for by the month is answered by whole months.
    month = await service.answer("series", event="app.clicked", interval="month", to=NOON.isoformat())
    assert month["from"].startswith("2026-01-01")
    assert month["to"].startswith("2026-04-01")


async def test_visitors_are_counted_once_a_part(service: Service) -> None:
    yesterday = NOON - timedelta(days=1)
    at = [(NOON, "v1"), (NOON, "v1"), (NOON, "v2"), (NOON, ""), (yesterday, "v1")]
    await service.send(*(event(at=moment, visitor=visitor) for moment, visitor in at))
    series = await service.answer(
        "series", event="app.clicked", measure="visitors", from_="2026-03-10", to="2026-03-12"
    )
    assert ([point["count"] for point in series["points"]], series["total"]) == ([1, 2], 2)


async def test_a_funnel(service: Service) -> None:
    steps = ["app.seen", "app.put", "app.paid"]
    minute = timedelta(minutes=1)
    start = NOON - timedelta(hours=5)
    ways = {"v1": [0, 1, 2], "v2": [0, 10, 70], "v3": [5, 4, 3], "v4": [0]}
    await service.send(
        *(
            event(steps[place], start + after * minute, visitor=visitor)
            for visitor, times in ways.items()
            for place, after in enumerate(times)
        ),
        event("app.seen", start, user="u1"),
        event("app.put", start + minute, user="u1"),
        event("app.seen", start),
    )
    funnel = await service.answer("funnel", steps=",".join(steps), within="PT1H")
    assert [(one["event"], one["visitors"], one["share"]) for one in funnel["steps"]] == [
        ("app.seen", 5, 1.0),
        ("app.put", 3, 0.6),
        ("app.paid", 1, 0.2),
    ]
    assert funnel["within"] == 3600
    longer = await service.answer("funnel", steps=",".join(steps), within=7200)
    assert longer["steps"][2]["visitors"] == 2


async def test_the_fastest_and_the_slowest_requests(service: Service) -> None:
    stats = {"requests": 100, "errors": 3, "le_10": 50, "le_100": 40, "le_1000": 10}
    zeros = {f"le_{bound}": 0 for bound in (5, 75, 750)}
    await service.send(event("request.stats", app="shop", properties=zeros | stats))
    await service.send(event("request.stats", app="blog", properties={"requests": 1, "over": 1}))
    found = await service.answer("latency", app="shop", to=(NOON + timedelta(hours=1)).isoformat())
    assert (found["requests"], found["errors"]) == (100, 3)
    assert [found[name] for name in ("p50", "p90", "p95", "p99")] == [10, 100, 875, 975]
    assert found["exact"]
    await service.send(event("app.requests", app="wiki", properties={"count": 9, "p50": 4.0, "p99": 20.0}))
    told = await service.answer("latency", app="wiki", to=(NOON + timedelta(hours=1)).isoformat())
    assert (told["requests"], told["p50"], told["p99"], told["exact"]) == (9, 4, 20, False)
    nothing = await service.answer("latency", app="none")
    assert (nothing["requests"], nothing["p50"]) == (0, None)


async def test_the_most_frequent_values(service: Service) -> None:
    paths = ["/a", "/b", "/b", "/c", "/c"]
    await service.send(*(event("page.viewed", properties={"path": path}) for path in paths))
    top = await service.answer("top", event="page.viewed", property="path", limit=2, to="2026-03-12")
    assert top["values"] == [{"value": "/b", "count": 2}, {"value": "/c", "count": 2}]
    assert (top["different"], top["total"]) == (3, 5)


async def test_every_answer_is_a_spreadsheet_too(service: Service) -> None:
    await service.send(
        event("app.said", properties={"text": "=cmd()"}), event("app.said", properties={"text": "ü,x"})
    )
    questions: list[tuple[str, dict[str, Any]]] = [
        ("counts", {}),
        ("series", {"event": "app.said"}),
        ("funnel", {"steps": "app.said,app.done"}),
        ("top", {"event": "app.said", "property": "text"}),
        ("latency", {}),
    ]
    texts = {}
    for path, params in questions:
        answer = await service.http.get(
            f"/api/analytics/{path}",
            params={**params, "to": "2026-03-12"},
            headers={"Authorization": "Bearer acme:viewer", "Accept": "text/csv"},
        )
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        texts[path] = list(csv.reader(answer.text.splitlines()))
        assert len(texts[path]) >= 2
    assert texts["counts"] == [["event", "count"], ["app.said", "2"]]
    assert texts["top"] == [["text", "count"], ["'=cmd()", "1"], ["ü,x", "1"]]


async def test_what_makes_no_sense_is_told(service: Service) -> None:
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("counts", {"timezone": "Mars/Olympus"}),
        ("counts", {"from_": "2026-03-12", "to": "2026-03-11"}),
        ("counts", {"from_": "2020-01-01"}),
        ("counts", {"from_": "0001-01-01"}),
        ("counts", {"to": "9999-12-31T23:59:59-12:00"}),
        ("counts", {"from_": "soon"}),
        ("counts", {"organisation": "other"}),
        ("series", {}),
        ("series", {"event": "Not A Name"}),
        ("series", {"event": "app.a", "interval": "year"}),
        ("series", {"event": "app.a", "interval": "hour", "from_": "2026-01-01"}),
        ("series", {"event": "app.a", "measure": "visitors", "from_": "2025-10-01"}),
        ("funnel", {"steps": "app.a"}),
        ("funnel", {"steps": "app.a,app.b", "within": "P90D"}),
        ("funnel", {"steps": "app.a,app.b", "from_": "2025-10-01"}),
        ("top", {"event": "app.a"}),
        ("top", {"event": "app.a", "property": 'x"y'}),
        ("top", {"event": "app.a", "property": "x", "limit": 101}),
        ("latency", {"app": "x" * 65}),
        ("counts", {"app": "\0"}),
    ]
    for path, params in wrong:
        answer = await service.ask(path, **params)
        assert (answer.status_code, answer.json().get("code")) == (422, "invalid"), (
            path,
            params,
            answer.text,
        )
        assert answer.headers["content-type"] == "application/problem+json"


async def test_who_is_nobody_is_told_nothing(service: Service) -> None:
    for path in ("counts", "series", "funnel", "top", "latency"):
        assert (await service.http.get(f"/api/analytics/{path}")).status_code == 401
        assert (await service.ask(path, tenant="x", role="nobody")).status_code == 401
