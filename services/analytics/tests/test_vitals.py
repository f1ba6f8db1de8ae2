"""How fast pages felt: what is taken, and what is told of it."""

import csv
from typing import Any

import pytest

from .conftest import NOON, Service, event

SOON = "2026-03-11T12:30:00Z"


def felt(path: str = "/", app: str = "shop", **figures: float) -> dict[str, Any]:
    return event("page.vitals", NOON, app=app, properties={"path": path, **figures})


async def test_the_75th_percentile_of_each_figure_and_page(service: Service) -> None:
    lcp = [1_000, 2_000, 3_000, 5_000]
    await service.send(
        *(felt("/slow", lcp=value, cls=0.3, ttfb=100) for value in lcp),
        felt("/slow", app="desk", inp=600),
        felt("/quick", lcp=900, inp=80, cls=0, ttfb=50),
    )
    said = await service.answer("vitals", to=SOON)
    figures = {one["figure"]: one for one in said["figures"]}
    assert list(figures) == ["lcp", "inp", "cls", "ttfb"]
    assert figures["lcp"] == {
        "figure": "lcp",
        "measured": 5,
        "p75": 3_000,
        "rating": "middling",
        "good_until": 2_500,
        "poor_above": 4_000,
        "good": 0.6,
        "poor": 0.2,
    }
    assert (figures["inp"]["p75"], figures["inp"]["rating"]) == (600, "poor")
    assert (figures["cls"]["p75"], figures["cls"]["rating"]) == (0.3, "poor")
    assert [(one["app"], one["path"], one["measured"]) for one in said["pages"]] == [
        ("shop", "/slow", 4),
        ("desk", "/slow", 1),
        ("shop", "/quick", 1),
    ]
    assert said["pages"][0] | {"app": ""} == {
        "app": "",
        "path": "/slow",
        "measured": 4,
        "lcp": 3_000,
        "inp": None,
        "cls": 0.3,
        "ttfb": 100,
        "rating": "poor",
    }
    assert said["pages"][2]["rating"] == "good"
    assert said["different"] == 3
    shop = await service.answer("vitals", to=SOON, app="shop", limit=1)
    assert ([one["path"] for one in shop["pages"]], shop["different"]) == (["/slow"], 2)


@pytest.mark.parametrize(
    ("figure", "value", "rating"),
    [
        ("lcp", 2_500, "good"),
        ("lcp", 4_000, "middling"),
        ("lcp", 4_001, "poor"),
        ("inp", 200, "good"),
        ("inp", 501, "poor"),
        ("cls", 0.1, "good"),
        ("cls", 0.25, "middling"),
        ("ttfb", 800, "good"),
        ("ttfb", 1_801, "poor"),
    ],
)
async def test_bounds_are_those_of_the_measure(
    service: Service, figure: str, value: float, rating: str
) -> None:
    await service.send(felt(**{figure: value}))
    said = await service.answer("vitals", to=SOON)
    assert {one["figure"]: one["rating"] for one in said["figures"]}[figure] == rating


async def test_nothing_measured_is_said_as_that_and_others_see_nothing(service: Service) -> None:
    await service.send(felt(lcp=100))
    other = await service.answer("vitals", tenant="other", to=SOON)
    assert (other["pages"], [one["p75"] for one in other["figures"]]) == ([], [None] * 4)


async def test_it_is_a_file_too(service: Service) -> None:
    await service.send(felt("/a", lcp=10, ttfb=5))
    path = f"/api/analytics/vitals?to={SOON}"
    answer = await service.http.get(
        path, headers={"Authorization": "Bearer acme:viewer", "Accept": "text/csv"}
    )
    assert list(csv.reader(answer.text.splitlines())) == [
        ["app", "path", "measured", "lcp", "inp", "cls", "ttfb", "rating"],
        ["shop", "/a", "1", "10.0", "", "", "5.0", "good"],
    ]


async def test_the_portal_tells_without_saying_who(service: Service) -> None:
    async def tell(body: dict[str, Any], **headers: str) -> int:
        given = {"Authorization": "Bearer acme:viewer", **headers}
        return (await service.http.post("/api/analytics/vitals", json=body, headers=given)).status_code

    assert await tell({"path": "/apps/app_01m84mryxs59da2a5dt1ectahs/edit", "lcp": 700, "cls": 0}) == 204
    assert await tell({"path": "/apps", "lcp": 9_000}, DNT="1") == 204
    assert await tell({"path": "/apps"}) == 204
    assert await tell({"path": "no path", "lcp": 1}) == 422
    assert await tell({"path": "/apps", "lcp": -1}) == 422
    assert await tell({"path": "/apps", "lcp": 1}, Authorization="Bearer nobody") == 401
    said = await service.answer("vitals", to=SOON, app="portal")
    assert [(one["app"], one["path"], one["lcp"]) for one in said["pages"]] == [
        ("portal", "/apps/:id/edit", 700)
    ]
    top = await service.answer("top", event="page.vitals", property="device", to=SOON)
    assert top["total"] == 1
