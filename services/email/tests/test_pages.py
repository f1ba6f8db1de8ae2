"""Previews, the outbox viewer, and that both exist in development only."""

from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup

from loomery_shared.contracts.mail import Template

from .conftest import Serve, Service

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_every_template_can_be_looked_at(service: Service) -> None:
    listed = (await service.http.get("/api/dev/mail")).json()
    assert {item["template"] for item in listed} == set(get_args(Template))
    page = await service.http.get("/api/dev/mail.html")
    links = [link["href"] for link in BeautifulSoup(page.text, "html.parser").select("li a")]
    assert len(links) == 4 * len(listed)
    for link in links:
        answer = await service.http.get(link)
        assert answer.status_code == 200, link
        kind = "text/plain" if "part=text" in link else "text/html"
        assert answer.headers["content-type"].startswith(kind)
    german = await service.http.get("/api/dev/mail/build_failed?locale=de&part=text")
    assert "Der Bau von Bakery Orders wurde angehalten" in german.text
    assert (await service.http.get("/api/dev/mail/unheard_of")).status_code == 422


async def test_the_outbox_is_filtered_and_paged(service: Service) -> None:
    for number in range(3):
        await service.send(f"key {number}")
    await service.send("other", "build_started", to="Grace@example.org")
    assert [item["to"] for item in await service.outbox(to="GRACE@example.org")] == ["grace@example.org"]
    assert [item["template"] for item in await service.outbox(template="build_started")] == ["build_started"]
    first = (await service.http.get("/api/dev/outbox?limit=3")).json()
    rest = (await service.http.get("/api/dev/outbox", params={"limit": 3, "cursor": first["next"]})).json()
    ids = [item["id"] for item in first["items"] + rest["items"]]
    assert (len(ids), ids, rest["next"]) == (4, sorted(ids, reverse=True), None)
    assert (await service.http.get("/api/dev/outbox?cursor=nonsense!")).status_code == 400


async def test_a_message_is_shown_where_it_can_do_nothing(service: Service) -> None:
    empty = await service.http.get("/api/dev/outbox.html")
    assert "No messages yet." in empty.text
    await service.send("k", "build_started", values={"app": "<b>Bad</b>", "link": "https://a.example/x"})
    listed = BeautifulSoup((await service.http.get("/api/dev/outbox.html")).text, "html.parser")
    path = str(listed.select("li a")[0]["href"])
    answer = await service.http.get(path)
    page = BeautifulSoup(answer.text, "html.parser")
    (frame,) = page.find_all("iframe")
    assert frame.has_attr("sandbox")
    assert not frame["sandbox"]
    assert "is being built" in str(frame["srcdoc"])
    assert page.find("b") is None
    assert page.find("a", href="https://a.example/x") is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert (await service.http.get("/api/dev/outbox/mail_none")).status_code == 404


@pytest.mark.parametrize(
    ("mail", "exists"),
    [
        ({}, True),
        ({"development": False}, False),
        ({"transport": "smtp"}, False),
        ({"transport": "smtp", "development": True}, True),
    ],
)
async def test_the_pages_exist_in_development_only(serve: Serve, mail: dict[str, Any], exists: bool) -> None:
    async with serve(**mail) as service:
        for path in (
            "/api/dev/outbox",
            "/api/dev/outbox.html",
            "/api/dev/mail",
            "/api/dev/mail/verify_email",
        ):
            assert (await service.http.get(path)).status_code == (200 if exists else 404)
