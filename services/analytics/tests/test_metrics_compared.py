"""Answers compared with direct computation over the events."""

import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loomery_analytics.metrics.funnel import FunnelCounter
from loomery_analytics.metrics.percentiles import Bounds, percentile
from loomery_analytics.metrics.ranges import Interval, zone_named

from .conftest import Service, event
from .test_ranges import wall

CHANGE = datetime(2026, 3, 29, 1, tzinfo=UTC)
"""When clocks in Berlin go forward; the service's clock stands a day later."""
BOUNDS = (1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 350, 500, 750, 1000, 2000, 5000, 10000, 30000)

minutes = st.integers(-5 * 24 * 60, 23 * 60)
happening = st.tuples(
    st.sampled_from(["app.a", "app.b", "app.c"]),
    minutes,
    st.sampled_from(["", "v1", "v2", "v3"]),
    st.sampled_from(["shop", "blog"]),
    st.sampled_from(["acme", "other"]),
    st.sampled_from([1, 2, "x", "y", True]),
)
questions = st.tuples(
    st.sampled_from(Interval),
    st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe"]),
    st.sampled_from([None, "shop"]),
)


@given(st.lists(happening, min_size=1, max_size=60), st.lists(questions, min_size=4, max_size=4))
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_answers_agree_with_the_events(
    service: Service, happened: list[tuple[Any, ...]], asked: list[tuple[Interval, str, str | None]]
) -> None:
    for tenant in ("acme", "other"):
        await service.internal("DELETE", f"/internal/tenants/{tenant}")
    service.clock.now = CHANGE + timedelta(days=1)
    events = [
        event(name, CHANGE + timedelta(minutes=at), tenant, app=app, visitor=visitor, properties={"p": value})
        for name, at, visitor, app, tenant, value in happened
    ]
    await service.send(*events)
    for interval, zone_name, app in asked:
        mine = [
            (datetime.fromisoformat(one["at"]), one)
            for one in events
            if one["tenant"] == "acme" and app in (None, one["app"])
        ]
        only = {"app": app} if app else {}
        span = {"from_": "2026-03-23", "to": "2026-03-31", "timezone": zone_name, **only}
        zone = zone_named(zone_name)

        counts = await service.answer("counts", **span)
        assert {one["event"]: one["count"] for one in counts["events"]} == Counter(
            one["name"] for _, one in mine
        )

        for measure in ("events", "visitors"):
            series = await service.answer("series", event="app.a", interval=interval, measure=measure, **span)
            found = {
                wall(datetime.fromisoformat(point["start"]), interval, zone): point["count"]
                for point in series["points"]
            }
            parts: dict[Any, list[str]] = {}
            for at, one in mine:
                if one["name"] == "app.a":
                    parts.setdefault(wall(at, interval, zone), []).append(one["visitor"])
            expected = {
                key: len(visitors) if measure == "events" else len(set(visitors) - {""})
                for key, visitors in parts.items()
            }
            assert {key: count for key, count in found.items() if count} == {
                k: n for k, n in expected.items() if n
            }
            assert len(found) == len(series["points"])

        top = await service.answer("top", event="app.b", property="p", **span)
        values = Counter(repr(one["properties"]["p"]) for _, one in mine if one["name"] == "app.b")
        assert {repr(one["value"]): one["count"] for one in top["values"]} == values


steps_seen = st.tuples(st.integers(0, 20), st.sampled_from("abc"))


def longest(steps: list[str], within: int, seen: list[tuple[int, str]]) -> int:
    """How many steps one visitor came, by trying every way."""

    def further(place: int, after: int, begun: int) -> int:
        if place == len(steps):
            return place
        ways = [
            further(place + 1, number, begun if place else at)
            for number, (at, name) in enumerate(seen)
            if number > after and name == steps[place] and (place == 0 or at - begun <= within)
        ]
        return max(ways, default=place)

    return further(0, -1, 0)


@given(
    st.lists(st.sampled_from("abc"), min_size=2, max_size=4),
    st.integers(1, 10),
    st.dictionaries(
        st.sampled_from("xyz"), st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abc")), max_size=9)
    ),
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_funnels_agree_with_trying_every_way(
    steps: list[str], within: int, visitors: dict[str, list[tuple[int, str]]]
) -> None:
    counter = FunnelCounter(steps, timedelta(seconds=within))
    reached = [0] * len(steps)
    for visitor, seen in visitors.items():
        in_order = sorted(seen, key=lambda one: one[0])
        for at, name in in_order:
            counter.see(visitor, name, CHANGE + timedelta(seconds=at))
        for place in range(longest(steps, within, in_order)):
            reached[place] += 1
    assert counter.visitors() == reached


@given(st.lists(st.floats(0, 40_000), max_size=80), st.sampled_from([0.5, 0.9, 0.99]))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_percentiles_lie_between_the_bounds_around_the_exact_one(times: list[float], share: float) -> None:
    bounds = Bounds()
    for time in times:
        bound = next((f"le_{bound}" for bound in BOUNDS if time <= bound), "over")
        bounds.add({"requests": 1, **{f"le_{known}": 0 for known in BOUNDS}, "over": 0, bound: 1})
    found = percentile(bounds.sorted(), share)
    if not times:
        assert found is None
        return
    exact = sorted(times)[max(0, math.ceil(share * len(times)) - 1)]
    above = next((bound for bound in BOUNDS if exact <= bound), None)
    below = max((bound for bound in BOUNDS if bound < exact), default=0)
    assert found is not None
    assert bounds.exact
    if above is None:
        assert found == 30_000
    else:
        assert below <= found <= above


@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.floats(1, 100), st.floats(110, 1000)), min_size=1, max_size=20
    ),
    st.sampled_from([0.5, 0.9, 0.99]),
)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_percentiles_of_percentiles_lie_among_them(
    reports: list[tuple[int, float, float]], share: float
) -> None:
    bounds = Bounds()
    for count, p50, p99 in reports:
        bounds.add_summary({"count": count, "p50": p50, "p99": p99})
    found = percentile(bounds.sorted(), share)
    assert (bounds.requests, bounds.exact) == (sum(count for count, _, _ in reports), False)
    assert found is not None
    assert found <= max(p99 for _, _, p99 in reports) * 1.1
    if len(reports) == 1:
        _, p50, p99 = reports[0]
        assert math.isclose(
            found, {0.5: p50, 0.9: p50 + (p99 - p50) * 0.4 / 0.49, 0.99: p99}[share], rel_tol=0.001
        )
