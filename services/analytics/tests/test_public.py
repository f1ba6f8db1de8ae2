"""Events from pages: write keys, privacy, and origins."""

import json
import sqlite3
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from .conftest import NOON, Service, event

KEY = "wk_0123456789abcdef"
PATH = "/api/analytics/events"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
SOON = (NOON + timedelta(hours=1)).isoformat()


@pytest.fixture(autouse=True)
async def app_key(service: Service) -> None:
    answer = await service.internal("PUT", "/internal/apps/shop", json={"tenant": "acme", "write_key": KEY})
    assert answer.status_code == 204


def view(path: str = "/", **more: Any) -> dict[str, Any]:
    return {**event("page.viewed", tenant="", properties={"path": path}), **more}


async def post(service: Service, *events: dict[str, Any], key: str = KEY, **headers: str) -> httpx2.Response:
    content = json.dumps({"key": key, "events": events})
    named = {"content-type": "text/plain;charset=UTF-8"} | {
        k.replace("_", "-"): v for k, v in headers.items()
    }
    return await service.http.post(PATH, content=content, headers=named)


async def test_events_belong_to_the_application_of_the_key(service: Service) -> None:
    answer = await post(service, view(), event("app.bought", tenant="", properties={"price": 9.5}))
    assert (answer.status_code, answer.json()["accepted"]) == (202, 2)
    assert (await service.answer("counts", app="shop", to=SOON))["total"] == 2
    assert (await service.answer("counts", app="other", to=SOON))["total"] == 0
    assert (await service.answer("counts", tenant="other", to=SOON))["total"] == 0


async def test_a_key_lets_in_only_what_applications_may_say(service: Service) -> None:
    answer = await post(
        service,
        view(),
        event("build.finished", tenant=""),
        event("signup", tenant=""),
        event("app.requests", tenant="", properties={"count": 9, "p50": 4.0, "p99": 20.0}),
        view(tenant="other"),
        view(app="other"),
        view(user="user_1"),
        view(at=(NOON - timedelta(days=1, seconds=1)).isoformat()),
    )
    assert answer.json()["accepted"] == 1
    wrong = {one["index"]: one["faults"][0]["where"] for one in answer.json()["rejected"]}
    assert wrong == {1: "name", 2: "name", 3: "name", 4: "app", 5: "app", 6: "user", 7: "at"}


async def test_a_key_of_nobody_is_refused(service: Service) -> None:
    unknown: list[Any] = ["wk_unknown_unknown", "", "\0", 7, None, {"a": 1}]
    for key in unknown:
        answer = await post(service, view(), key=key, origin="https://shop.example")
        assert (answer.status_code, answer.json()["code"]) == (403, "unknown_key")
        assert answer.headers["access-control-allow-origin"] == "*"


async def test_a_new_key_replaces_the_old_one_and_is_nobody_elses(service: Service) -> None:
    new = "wk_another_one_12345"
    await service.internal("PUT", "/internal/apps/shop", json={"tenant": "acme", "write_key": new})
    assert (await post(service, view())).status_code == 403
    assert (await post(service, view(), key=new)).status_code == 202
    taken = await service.internal("PUT", "/internal/apps/other", json={"tenant": "evil", "write_key": new})
    assert taken.status_code == 409
    assert (await service.http.put("/internal/apps/shop", json={})).status_code == 401


async def test_who_does_not_want_it_is_not_counted(service: Service) -> None:
    for header in ("dnt", "sec-gpc"):
        answer = await post(service, view(), **{header: "1"})
        assert (answer.status_code, answer.json()) == (202, {"accepted": 0, "duplicates": 0, "rejected": []})
    assert (await service.answer("counts", to=SOON))["total"] == 0
    assert (await post(service, view(), dnt="0")).json()["accepted"] == 1


async def test_of_the_browser_only_the_kind_of_device_is_kept(service: Service) -> None:
    await post(service, view(), user_agent=PHONE, x_forwarded_for="203.0.113.9")
    top = await service.answer("top", event="page.viewed", property="device", to=SOON)
    assert top["values"] == [{"value": "phone", "count": 1}]
    files = list((service.home / "databases").glob("*.db")) if (service.home / "databases").exists() else []
    for file in files:
        with sqlite3.connect(file) as database:
            text = "\n".join(database.iterdump())
        database.close()
        assert "page.viewed" in text
        assert [part for part in ("Mozilla", "iPhone", "203.0.113.9", "127.0.0.1") if part in text] == []


async def test_origins(service: Service) -> None:
    ask = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    before = await service.http.options(
        PATH, headers=ask | {"Access-Control-Request-Headers": "content-type"}
    )
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (200, "*")
    answer = await post(service, view(), origin="https://shop.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    script = await service.http.get("/api/analytics/loomery.js", headers={"Origin": "https://shop.example"})
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/api/analytics/counts", "/internal/events"):
        closed = await service.http.options(path, headers=ask)
        assert (closed.status_code, "access-control-allow-origin" in closed.headers) == (405, False)
