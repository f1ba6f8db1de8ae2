"""Attacks at the front door: guessing, finding out who has an account, other sites, poisoned links and mails.

They do not depend on the database; what races is in `test_races.py`, on each of them.
"""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from loomery_auth.app import create_app
from loomery_auth.security.passwords import HASHES
from loomery_auth.settings import AuthSettings, RateSettings
from loomery_shared.errors import MissingToolError
from loomery_shared.secret_store.making import make_secrets
from tests.accounts import PASSWORD, PUBLIC, Letterbox, MovingClock, Service, running

ADA = "ada@example.com"
NOBODY = "nobody@example.com"


@pytest.fixture
def database_url() -> str:
    return ""


@pytest.fixture
async def strict(settings: AuthSettings, clock: MovingClock) -> AsyncIterator[Service]:
    """With attempts counted in the database, by the clock of the test."""
    rates = RateSettings(storage="database", per_account="12 per 15 minutes", mails_per_account="3 per hour")
    async with running(settings.model_copy(update={"rates": rates}), clock) as made:
        yield made


async def test_guessing_has_to_wait_longer_each_time(strict: Service) -> None:
    await strict.person(ADA, address="192.0.2.1")
    guesser = strict.browser("203.0.113.9")
    for _ in range(5):
        assert (await guesser.sign_in(ADA, "a wrong password")).status_code == 401
    waits = []
    for _ in range(4):
        refused = await guesser.sign_in(ADA, PASSWORD)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
        waits.append(int(refused.headers["retry-after"]))
        strict.clock.move(seconds=waits[-1])
        assert (await guesser.sign_in(ADA, "a wrong password")).status_code == 401
    assert waits == sorted(waits)
    assert waits[-1] >= 4 * (waits[0] - 1)
    assert (await strict.browser("192.0.2.1").sign_in(ADA)).status_code == 200


async def test_guessing_from_everywhere_does_not_keep_the_owner_out(strict: Service) -> None:
    await strict.person(ADA, address="192.0.2.1")
    places = [await strict.browser(f"198.51.100.{n}").sign_in(ADA, "a wrong password") for n in range(15)]
    assert [answer.status_code for answer in places].count(429) >= 3
    assert (await strict.browser("198.51.100.77").sign_in(ADA)).status_code == 429
    assert (await strict.browser("192.0.2.1").sign_in(ADA)).status_code == 200
    strict.clock.move(minutes=16)
    assert (await strict.browser("198.51.100.77").sign_in(ADA)).status_code == 200


async def test_an_ipv6_customer_is_one_address(settings: AuthSettings, clock: MovingClock) -> None:
    rates = RateSettings(storage="database", per_address="3 per minute")
    async with running(settings.model_copy(update={"rates": rates}), clock) as service:
        places = [f"2001:db8:1:2::{n:x}" for n in range(1, 5)] + ["2001:db8:1:3::1"]
        answers = [await service.browser(place).sign_in(NOBODY) for place in places]
        assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 401]


async def test_limits_in_memory_work_without_a_database(service: Service) -> None:
    answers = [await service.browser("203.0.113.9").sign_in(f"p{n}@example.com") for n in range(61)]
    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


@pytest.mark.parametrize("storage", ["redis://:hunter2@127.0.0.1:1/0", "nowhere://x"])
def test_a_place_to_count_that_is_not_there_is_told(settings: AuthSettings, storage: str) -> None:
    told = settings.model_copy(update={"rates": RateSettings(storage=storage)})
    with pytest.raises(MissingToolError) as failure:
        create_app(told, mailer=Letterbox(), secrets=make_secrets(told))
    assert "hunter2" not in str(failure.value)


async def test_a_forwarded_address_counts_only_from_a_proxy_we_trust(
    settings: AuthSettings, clock: MovingClock
) -> None:
    async def seen(trusted: tuple[str, ...], forwarded: str) -> str:
        async with running(settings.model_copy(update={"trusted_proxies": trusted}), clock) as service:
            email = f"p{len(service.mails.requests)}-{abs(hash((trusted, forwarded)))}@example.com"
            browser = await service.person(email, address="10.0.0.5")
            answer = await browser.post(
                "/login", {"email": email, "password": PASSWORD}, headers={"X-Forwarded-For": forwarded}
            )
            browser.access = answer.json()["access_token"]
            sessions = (await browser.get("/sessions")).json()
            return str(next(row["address"] for row in sessions if row["current"]))

    assert await seen((), "203.0.113.9") == "10.0.0.5"
    assert await seen(("192.168.0.0/16",), "203.0.113.9") == "10.0.0.5"
    assert await seen(("10.0.0.0/8",), "203.0.113.9") == "203.0.113.9"
    assert await seen(("10.0.0.0/8",), "1.1.1.1, 203.0.113.9, 10.0.0.7") == "203.0.113.9"
    assert await seen(("10.0.0.0/8",), "203.0.113.9, nonsense") == "10.0.0.5"


def told(answer: httpx2.Response) -> tuple[Any, ...]:
    body = {key: value for key, value in answer.json().items() if key != "request"}
    headers = {key: value for key, value in answer.headers.items() if key != "x-request-id"}
    return answer.status_code, body, headers


async def hashes_of(work: Any) -> tuple[float, Any]:
    before = HASHES._value.get()
    result = await work
    return HASHES._value.get() - before, result


async def test_answers_do_not_tell_who_has_an_account(service: Service) -> None:
    await service.person(ADA)
    browser = service.browser("203.0.113.9")
    known, unknown = [
        [
            told(await browser.post("/signup", {"email": email, "password": PASSWORD})),
            told(await browser.post("/login", {"email": email, "password": "a wrong password"})),
            told(await browser.post("/password/reset", {"email": email})),
        ]
        for email in (ADA, "new@example.com")
    ]
    assert known == unknown
    await service.settle()
    assert service.mails.kinds(ADA) == ["verify_email", "account_exists", "reset_password"]
    assert service.mails.kinds("new@example.com") == ["verify_email", "reset_password"]
    before = len(service.mails.requests)
    await browser.post("/password/reset", {"email": NOBODY})
    await service.settle()
    assert len(service.mails.requests) == before


async def test_the_work_does_not_tell_who_has_an_account(service: Service) -> None:
    """Hashing is what takes time: it is done once on each path, and mails are sent after the answer."""
    await service.person(ADA)
    browser = service.browser("203.0.113.9")
    for path, body in (("/login", {"password": "a wrong password"}), ("/signup", {"password": PASSWORD})):
        counts = [
            (await hashes_of(browser.post(path, {**body, "email": email})))[0] for email in (ADA, NOBODY)
        ]
        assert counts == [1, 1], path


async def test_waiting_does_not_tell_who_has_an_account(strict: Service) -> None:
    await strict.person(ADA, address="192.0.2.1")
    seen = []
    for email in (ADA, NOBODY):
        guesser = strict.browser("203.0.113.9")
        seen.append([(await guesser.sign_in(email, "a wrong password")).status_code for _ in range(7)])
    assert seen[0] == seen[1]
    assert 429 in seen[0]


async def test_nobodys_mailbox_is_filled(strict: Service) -> None:
    await strict.person(ADA)
    answers = [
        await strict.browser(f"198.51.100.{n}").post("/password/reset", {"email": ADA}) for n in range(5)
    ]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 429, 429]
    await strict.settle()
    assert strict.mails.kinds(ADA).count("reset_password") == 3


OTHERS = [
    {"Origin": "https://evil.example.com"},
    {"Origin": "null"},
    {"Origin": f"{PUBLIC}.evil.example.com"},
    {"Origin": "https://loomery.example.org"},
    {"Origin": PUBLIC, "Sec-Fetch-Site": "cross-site"},
    {"Origin": PUBLIC, "Sec-Fetch-Site": "same-site"},
]


async def test_other_sites_cannot_use_the_cookie(service: Service) -> None:
    browser = await service.person(ADA)
    missing: list[dict[str, str]] = [{}, {"Origin": PUBLIC}, {"X-Loomery-Request": "1"}]
    for headers in [*missing, *({"X-Loomery-Request": "1", **other} for other in OTHERS)]:
        for path in ("/refresh", "/logout"):
            answer = await browser.http.post(f"/api/auth{path}", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), headers
            assert "set-cookie" not in answer.headers
    assert (await browser.refresh()).status_code == 200


async def test_other_sites_cannot_sign_a_browser_in_or_up(service: Service) -> None:
    await service.person(ADA)
    browser = service.browser()
    body = {"email": ADA, "password": PASSWORD}
    for headers in OTHERS:
        for path in ("/login", "/signup", "/password/reset"):
            sent = body if path != "/password/reset" else {"email": ADA}
            assert (await browser.post(path, sent, headers=headers)).status_code == 403
    form = await browser.http.post("/api/auth/login", data=body)
    plain = await browser.http.post(
        "/api/auth/login",
        content='{"email": "ada@example.com", "password": "x"}',
        headers={"Content-Type": "text/plain"},
    )
    assert (form.status_code, plain.status_code) == (422, 422)
    program = await browser.http.post("/api/auth/login", json=body)
    assert program.status_code == 200


async def test_a_cookie_alone_is_not_a_token(service: Service) -> None:
    browser = await service.person(ADA)
    browser.access = ""
    for method, path in (("GET", "/me"), ("POST", "/me/delete"), ("GET", "/me/export"), ("GET", "/sessions")):
        assert (await browser.call(method, path)).status_code == 401


@pytest.mark.parametrize("url", ["http://loomery.example.org", "https://loomery.example.org"])
async def test_the_cookie_is_kept_close(settings: AuthSettings, clock: MovingClock, url: str) -> None:
    async with running(settings.model_copy(update={"public_url": url}), clock) as service:
        http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=service.app), base_url=url)
        body = {"email": ADA, "password": PASSWORD}
        await http.post("/api/auth/signup", json=body)
        cookie, flag = (await http.post("/api/auth/login", json=body)).headers.get_list("set-cookie")
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=strict", "max-age=2592000"} <= attributes
        assert not any(part.startswith("domain") for part in attributes)
        if url.startswith("https"):
            assert cookie.startswith("__Host-loomery_refresh=")
            assert {"secure", "path=/"} <= attributes
        else:
            assert cookie.startswith("loomery_refresh=")
            assert "path=/api/auth" in attributes
        # What our pages read says nothing but that there is a session.
        assert flag.startswith("loomery_signed_in=1;")
        headers = {"Origin": url, "X-Loomery-Request": "1"}
        assert (await http.post("/api/auth/refresh", headers=headers)).status_code == 200
        gone = await http.post("/api/auth/logout", headers=headers)
        assert ["max-age=0" in one.lower() for one in gone.headers.get_list("set-cookie")] == [True, True]
        assert (await http.post("/api/auth/refresh", headers=headers)).status_code == 401
        await http.aclose()


async def test_links_are_used_once_in_time_and_for_what_they_are(service: Service) -> None:
    browser = await service.person(ADA, verified=False)
    await browser.post("/password/reset", {"email": ADA})
    await service.settle()
    verify, reset = (service.mails.token(ADA, kind) for kind in ("verify_email", "reset_password"))
    new = {"password": "nine green paper boats"}

    async def refused(path: str, **body: str) -> None:
        answer = await browser.post(path, body)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_link"), (path, body)

    await refused("/verify-email", token=reset)
    await refused("/email/confirm", token=verify)
    await refused("/password/reset/confirm", token=verify, **new)
    random, code = reset.split(".")
    other = verify.split(".")
    for forged in (
        f"{other[0]}.{code}",
        f"{random}.{other[1]}",
        f"{random[::-1]}.{code}",
        f"{random}.{code[::-1]}",
    ):
        await refused("/password/reset/confirm", token=forged, **new)
    service.clock.move(minutes=61)
    await refused("/password/reset/confirm", token=reset, **new)
    service.clock.move(days=2)
    await refused("/verify-email", token=verify)


async def test_a_link_to_an_address_that_is_no_longer_theirs_is_dead(service: Service) -> None:
    browser = await service.person(ADA)
    await browser.post("/password/reset", {"email": ADA})
    await browser.post("/email", {"email": "new@example.com", "password": PASSWORD})
    await service.settle()
    old = service.mails.token(ADA, "reset_password")
    change = service.mails.token("new@example.com", "email_change_confirm")
    assert (await browser.post("/email/confirm", {"token": change})).status_code == 204
    body = {"token": old, "password": "nine green paper boats"}
    assert (await browser.post("/password/reset/confirm", body)).json()["code"] == "bad_link"


async def test_nothing_typed_breaks_out_of_a_line(service: Service) -> None:
    browser = service.browser()
    for letters in ("\r\n", "\n", "\u2028", "\u0000", "\u202e", "\u0085"):
        for body in (
            {"email": f"ada@example.com{letters}Bcc: eve@example.com", "password": PASSWORD},
            {"email": f"ada{letters}x@example.com", "password": PASSWORD},
            {"email": ADA, "password": PASSWORD, "name": f"Ada{letters}Bcc: eve@example.com"},
            {"email": ADA, "password": PASSWORD, "locale": f"en{letters}"},
        ):
            assert (await browser.post("/signup", body)).status_code == 422, body
    assert service.mails.requests == {}
    ada = await service.person(ADA)
    for path, body in (
        ("/organisations", {"name": "Engines\r\nBcc: eve@example.com"}),
        ("/invitations", {"email": "bob@example.com\r\nBcc: eve@example.com"}),
        ("/tokens", {"name": "ci\u0000"}),
        ("/email", {"email": "new@example.com\n", "password": "\u0000"}),
    ):
        assert (await ada.post(path, body)).status_code == 422, path
    assert (await ada.call("PATCH", "/me", json={"name": "A\rB"})).status_code == 422


async def test_a_browsers_name_is_kept_on_one_line(service: Service) -> None:
    browser = await service.person(ADA)
    other = service.browser("203.0.113.9", "Evil\tBrowser" + "x" * 5000)
    assert (await other.sign_in(ADA)).status_code == 200
    await service.settle()
    device = str(service.mails.to(ADA)[-1].values["device"])
    assert service.mails.kinds(ADA)[-1] == "new_sign_in"
    assert device.isprintable()
    assert len(device) <= 200
    assert (await browser.get("/sessions")).status_code == 200


async def test_links_in_mails_lead_to_us_whatever_we_are_called(service: Service) -> None:
    browser = await service.person(ADA)
    poisoned = {
        "Host": "evil.example.com",
        "X-Forwarded-Host": "evil.example.com",
        "Forwarded": "host=evil.example.com",
    }
    poisoned["Origin"] = "http://evil.example.com"
    answer = await browser.post("/password/reset", {"email": ADA}, headers=poisoned)
    assert answer.status_code == 202
    await service.settle()
    for request in service.mails.to(ADA):
        for name in ("link", "reset_link"):
            assert str(request.values.get(name, f"{PUBLIC}/")).startswith(f"{PUBLIC}/")


async def test_secrets_are_not_quoted_back(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    browser = service.browser()
    secret = "correct-horse-battery-staple"
    for body in ({"email": "no address", "password": secret}, {"email": ADA, "password": {"x": secret}}):
        answer = await browser.post("/login", body)
        assert answer.status_code == 422
        assert secret not in answer.text
    await browser.post("/login", {"email": ADA, "password": secret})
    printed = capsys.readouterr()
    assert secret not in printed.out + printed.err
