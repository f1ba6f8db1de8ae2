"""Addresses that get no mail, and recipients who want no notifications."""

import re

import pytest

from .conftest import Serve, Service


async def states(service: Service) -> dict[str, str]:
    return {item["template"]: item["state"] for item in await service.outbox()}


@pytest.mark.parametrize("reason", ["bounce", "complaint", "manual"])
async def test_a_suppressed_address_gets_nothing(service: Service, reason: str) -> None:
    body = {"address": "Ada@example.org", "reason": reason, "note": "seen in a report"}
    assert (await service.http.post("/internal/suppressions", json=body)).status_code == 204
    (item,) = (await service.http.get("/internal/suppressions")).json()["items"]
    assert (item["address"], item["scope"], item["reason"]) == ("ada@example.org", "all", reason)
    await service.send("a", "build_started")
    await service.send("b", "reset_password")
    assert await service.round() == 0
    assert await states(service) == {"build_started": "suppressed", "reset_password": "suppressed"}
    assert {item["html"] for item in await service.outbox()} == {""}
    assert (await service.http.delete("/internal/suppressions/ADA@example.org")).status_code == 204
    assert (await service.http.delete("/internal/suppressions/ada@example.org")).status_code == 404
    await service.send("c", "verify_email")
    assert await service.round() == 1


async def test_one_click_ends_notifications_only(service: Service) -> None:
    await service.send("first", "build_started")
    await service.round()
    html = (await service.state())["html"]
    path = next(iter(re.findall(r'href="http://127\.0\.0\.1:8400(/api/mail/unsubscribe\?[^"]+)"', html)))
    asked = await service.http.get(path, headers={"Accept-Language": "de-CH,de;q=0.9"})
    assert "Benachrichtigungen abbestellen" in asked.text
    assert "ada@example.org" in asked.text
    assert (await service.http.get("/internal/suppressions")).json()["items"] == [], "looking is not clicking"
    clicked = await service.http.post(path, data={"List-Unsubscribe": "One-Click"})
    assert (clicked.status_code, "no longer go to this address" in clicked.text) == (200, True)
    await service.send("second", "build_succeeded")
    await service.send("third", "password_changed")
    await service.round()
    assert await states(service) == {
        "build_started": "sent",
        "build_succeeded": "suppressed",
        "password_changed": "sent",
    }


async def test_the_letter_of_the_week_is_unsubscribed_from_alone_and_switched_on_again(
    service: Service,
) -> None:
    await service.send("first", "weekly_digest")
    (message,) = await service.outbox()
    token = re.findall(r"unsubscribe\?token=([\w-]+)", message["html"])[0]
    page = f"/api/mail/unsubscribe?token={token}"
    assert "the weekly letter" in (await service.http.get(page)).text
    assert "The weekly letter no longer" in (await service.http.post(page)).text
    for key, template in (("second", "weekly_digest"), ("third", "build_started")):
        await service.send(key, template)
    await service.round()
    assert await states(service) == {"weekly_digest": "suppressed", "build_started": "sent"}

    await service.http.post("/internal/suppressions", json={"address": "bob@example.org", "reason": "bounce"})
    for address in ("ada@example.org", "bob@example.org", "nobody@example.org"):
        assert (await service.http.delete(f"/internal/unsubscriptions/{address}")).status_code == 204
    left = (await service.http.get("/internal/suppressions")).json()["items"]
    assert [(item["address"], item["scope"]) for item in left] == [("bob@example.org", "all")]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("change", [lambda token: token[:-4], lambda token: "A" + token[1:], lambda _: "ü"])
async def test_links_cannot_be_made_up(service: Service, change: object) -> None:
    await service.send("first", "build_started")
    (message,) = await service.outbox()
    token = re.findall(r"unsubscribe\?token=([\w-]+)", message["html"])[0]
    assert (await service.http.get("/api/mail/unsubscribe", params={"token": token})).status_code == 200
    bad = change(token)  # type: ignore[operator]
    assert (await service.http.post("/api/mail/unsubscribe", params={"token": bad})).status_code == 404


async def test_the_list_comes_in_pages(serve: Serve) -> None:
    async with serve() as service:
        for name in ("carol", "alice", "bob"):
            for reason in ("manual", "unsubscribe"):
                body = {"address": f"{name}@example.org", "reason": reason}
                await service.http.post("/internal/suppressions", json=body)
        seen, cursor = [], ""
        while cursor is not None:
            page = await service.http.get("/internal/suppressions", params={"limit": 4, "cursor": cursor})
            seen += [(item["address"][:5], item["scope"]) for item in page.json()["items"]]
            cursor = page.json()["next"]
    assert seen == [
        (name, scope) for name in ("alice", "bob@e", "carol") for scope in ("all", "notifications")
    ]
