"""Messages are taken once, checked, and answered before they are sent."""

import asyncio

import pytest

from .conftest import Serve, Service


async def test_a_message_is_kept_before_it_is_sent(service: Service) -> None:
    assert (await service.send()).status_code == 202
    assert (await service.state())["state"] == "waiting"
    assert await service.round() == 1
    message = await service.state()
    assert (message["state"], message["to"], message["template"]) == (
        "sent",
        "ada@example.org",
        "verify_email",
    )
    assert message["links"][0].startswith("https://loomery.example/verify?token=")
    assert message["links"][0] in message["text"]


async def test_one_key_is_one_message(service: Service) -> None:
    answers = await asyncio.gather(*(service.send("same") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {202}
    await service.round()
    assert (await service.send("same")).status_code == 202
    assert await service.round() == 0
    assert len(await service.outbox()) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"expires_minutes": 5}, "body.values.link"),
        ({"expires_minutes": 5, "link": "https://a.example", "nme": "Ada"}, "body.values.nme"),
        ({"expires_minutes": "soon", "link": "https://a.example"}, "body.values.expires_minutes"),
        ({"expires_minutes": 5, "link": "javascript:alert(1)"}, "body.values.link"),
    ],
)
async def test_values_that_do_not_fit_have_a_place(
    service: Service, values: dict[str, object], where: str
) -> None:
    answer = await service.send(values=values)
    assert answer.status_code == 422
    assert [fault["where"] for fault in answer.json()["faults"]] == [where]
    assert await service.outbox() == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_strangers_are_refused(service: Service) -> None:
    for method, path in [
        ("POST", "/internal/mail"),
        ("GET", "/internal/mail"),
        ("POST", "/internal/mail/mail_1/retry"),
        ("GET", "/internal/people/user_1"),
        ("DELETE", "/internal/people/user_1"),
        ("GET", "/internal/suppressions"),
        ("POST", "/internal/suppressions"),
        ("DELETE", "/internal/suppressions/a@example.org"),
    ]:
        answer = await service.http.request(method, path, headers={"X-Service-Token": "guess"})
        assert answer.status_code == 401, path


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_too_many_waiting_messages_are_refused(serve: Serve) -> None:
    async with serve(delivery={"waiting_per_recipient": 2}) as service:
        for key in ("a", "b"):
            await service.send(key)
        answer = await service.send("c")
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")
        assert (await service.send("c", to="grace@example.org")).status_code == 202


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_addresses_are_written_one_way(service: Service) -> None:
    await service.send(to="Ada@BÜCHER.example")
    assert (await service.state())["to"] == "ada@xn--bcher-kva.example"


async def test_it_sends_by_itself_while_it_runs(serve: Serve) -> None:
    async with serve(delivery={"here": True, "poll": 60.0}) as service:
        await service.send()
        while (await service.state())["state"] != "sent":
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_health(service: Service) -> None:
    assert (await service.http.get("/api/mail/health")).json()["status"] == "ok"
    assert (await service.http.get("/api/mail/ready")).json()["status"] == "ready"
