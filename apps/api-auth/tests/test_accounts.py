"""Accounts: made, proven, changed, taken along and deleted."""

import pytest
from sqlalchemy import select

from loomery_auth.tables import AuditRow, Invitation
from loomery_shared.clients import service_http
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import NotFoundError, UnauthenticatedError
from tests.accounts import PASSWORD, SERVICE_TOKEN, Service

NEW = "nine green paper boats"


async def test_an_address_is_verified_by_its_link(service: Service) -> None:
    browser = await service.person("ada@example.com", verified=False)
    assert (await browser.get("/me")).json()["verified"] is False
    assert (await browser.post("/verify-email/resend")).status_code == 202
    assert service.mails.kinds("ada@example.com") == ["verify_email"] * 2
    token = service.mails.token("ada@example.com", "verify_email")
    assert (await service.browser().post("/verify-email", {"token": token})).status_code == 204
    assert (await browser.get("/me")).json()["verified"] is True
    answer = await service.browser().post("/verify-email", {"token": token})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_link")


async def test_a_forgotten_password_is_reset(service: Service) -> None:
    browser = await service.person("ada@example.com", verified=False)
    assert (await browser.post("/password/reset", {"email": "ada@example.com"})).status_code == 202
    await service.settle()
    body = {"token": service.mails.token("ada@example.com", "reset_password"), "password": "password1234"}
    refused = await service.browser().post("/password/reset/confirm", body)
    assert (refused.status_code, refused.json()["code"]) == (400, "weak_password")
    body["password"] = NEW
    assert (await service.browser().post("/password/reset/confirm", body)).status_code == 204
    await service.settle()
    assert "password_changed" in service.mails.kinds("ada@example.com")
    assert (await browser.get("/me")).status_code == 401
    assert (await browser.refresh()).status_code == 401
    assert (await service.browser().sign_in("ada@example.com")).status_code == 401
    again = service.browser()
    assert (await again.sign_in("ada@example.com", NEW)).status_code == 200
    assert (await again.get("/me")).json()["verified"] is True


async def test_a_changed_password_signs_others_out(service: Service) -> None:
    browser = await service.person("ada@example.com")
    other = service.browser()
    await other.sign_in("ada@example.com")
    wrong = await browser.post("/password", {"password": "not the password", "new_password": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_password")
    missing = await browser.post("/password", {"new_password": NEW})
    assert (missing.status_code, missing.json()["code"]) == (403, "not_fresh")
    assert (await browser.post("/password", {"password": PASSWORD, "new_password": NEW})).status_code == 204
    assert (await browser.get("/me")).status_code == 200
    assert (await other.get("/me")).status_code == 401
    await service.settle()
    assert "password_changed" in service.mails.kinds("ada@example.com")


async def test_an_address_changes_when_the_new_one_is_confirmed(service: Service) -> None:
    browser = await service.person("ada@example.com")
    assert (
        await browser.post("/email", {"email": "new@example.com", "password": PASSWORD})
    ).status_code == 202
    await service.settle()
    assert "email_change_notice" in service.mails.kinds("ada@example.com")
    assert (await browser.get("/me")).json()["email"] == "ada@example.com"
    token = service.mails.token("new@example.com", "email_change_confirm")
    assert (await service.browser().post("/email/confirm", {"token": token})).status_code == 204
    assert (await browser.get("/me")).status_code == 401
    assert (await service.browser().sign_in("ada@example.com")).status_code == 401
    assert (await browser.sign_in("new@example.com")).status_code == 200
    assert (await browser.get("/me")).json()["email"] == "new@example.com"


async def test_an_address_of_somebody_else_is_not_told(service: Service) -> None:
    await service.person("bob@example.com")
    browser = await service.person("ada@example.com")
    taken = await browser.post("/email", {"email": "bob@example.com", "password": PASSWORD})
    free = await browser.post("/email", {"email": "free@example.com", "password": PASSWORD})
    assert (taken.status_code, taken.json()) == (free.status_code, free.json())
    await service.settle()
    assert "account_exists" in service.mails.kinds("bob@example.com")
    assert "email_change_confirm" not in service.mails.kinds("bob@example.com")


async def test_an_address_taken_in_the_meantime_stays_theirs(service: Service) -> None:
    browser = await service.person("ada@example.com")
    await browser.post("/email", {"email": "new@example.com", "password": PASSWORD})
    await service.settle()
    token = service.mails.token("new@example.com", "email_change_confirm")
    await service.person("new@example.com", verified=False)
    assert (await browser.post("/email/confirm", {"token": token})).json()["code"] == "bad_link"
    assert (await browser.get("/me")).json()["email"] == "ada@example.com"


async def test_a_profile_keeps_what_is_not_sent(service: Service) -> None:
    browser = await service.person("ada@example.com")
    change = {"name": "Ada L.", "time_zone": "Europe/London", "notifications": {"build_started": False}}
    changed = (await browser.call("PATCH", "/me", json=change)).json()
    assert (changed["name"], changed["time_zone"], changed["theme"]) == ("Ada L.", "Europe/London", "system")
    assert changed["notifications"]["build_started"] is False
    assert changed["notifications"]["build_failed"] is True
    known = await service.auth.person(changed["id"])
    assert known.notifications["build_started"] is False
    assert service.mails.resubscribed == []
    await browser.call("PATCH", "/me", json={"notifications": {"build_started": True}})
    assert service.mails.resubscribed == ["ada@example.com"], "what a link switched off comes again"
    for wrong in (
        {"time_zone": "Mars/Olympus"},
        {"theme": "loud"},
        {"notifications": {"gossip": True}},
        {"name": " "},
    ):
        assert (await browser.call("PATCH", "/me", json=wrong)).status_code == 422, wrong


async def test_everything_held_is_handed_over(service: Service) -> None:
    browser = await service.person("ada@example.com")
    token = (await browser.post("/tokens", {"name": "ci"})).json()["token"]
    answer = await browser.get("/me/export")
    held = answer.json()
    assert held["profile"]["email"] == "ada@example.com"
    assert [len(held[part]) for part in ("memberships", "sessions", "personal_tokens")] == [1, 1, 1]
    assert {"account.created", "account.verified", "session.opened", "token.created"} <= {
        row["action"] for row in held["audit"]
    }
    assert token not in answer.text
    assert '"digest":' not in answer.text


async def test_a_deleted_account_is_gone(service: Service) -> None:
    await service.person("root@example.com")
    browser = await service.person("ada@example.com")
    me = (await browser.get("/me")).json()
    service.clock.move(minutes=9)
    await browser.refresh()
    service.clock.move(minutes=9)
    stale = await browser.post("/me/delete", {})
    assert (stale.status_code, stale.json()["code"]) == (403, "not_fresh")
    assert (await browser.post("/me/delete", {"password": PASSWORD})).status_code == 204
    await service.settle()
    assert "account_deleted" in service.mails.kinds("ada@example.com")
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(browser.access)
    with pytest.raises(NotFoundError):
        await service.auth.person(me["id"])
    with pytest.raises(NotFoundError):
        await service.auth.members(me["tenant"])
    assert (await browser.sign_in("ada@example.com")).status_code == 401
    again = await service.person("ada@example.com")
    assert (await again.get("/me")).json()["platform_owner"] is False


async def test_who_owns_for_others_hands_over_first(service: Service) -> None:
    await service.person("root@example.com")
    ada, bob = await service.person("ada@example.com"), await service.person("bob@example.com")
    await ada.post("/invitations", {"email": "bob@example.com", "role": "owner"})
    await bob.post("/invitations/accept", {"token": service.mails.token("bob@example.com", "invitation")})
    owner = (await ada.get("/me")).json()
    shared = owner["tenant"]
    bob_id = (await bob.get("/me")).json()["id"]
    await ada.call("PATCH", f"/members/{bob_id}", json={"role": "developer"})
    refused = await ada.post("/me/delete", {"password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (409, "last_owner")
    await ada.call("PATCH", f"/members/{bob_id}", json={"role": "owner"})
    assert (await ada.post("/me/delete", {"password": PASSWORD})).status_code == 204
    assert [member.id for member in await service.auth.members(shared)] == [bob_id]


@pytest.mark.parametrize(
    "password",
    [
        "password123",
        "P@ssw0rd!!",
        "qwertyuiop",
        "0123456789",
        "abababababab",
        "ada.lovelace1",
        "ada.lovelace@99",
    ],
)
async def test_passwords_that_are_tried_first_are_refused(service: Service, password: str) -> None:
    body = {"email": "ada.lovelace@example.com", "password": password}
    answer = await service.browser().post("/signup", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "weak_password")


async def test_passwords_have_a_length(service: Service) -> None:
    for password in ("too short", "x" * 201):
        body = {"email": "ada@example.com", "password": password}
        assert (await service.browser().post("/signup", body)).status_code == 422


async def test_whoever_leaves_is_named_nowhere_and_leaves_no_organisation_alone(service: Service) -> None:
    ada, bob = await service.person("ada@example.com"), await service.person("bob@example.com")
    await bob.post("/invitations", {"email": "ada@example.com", "role": "viewer"})
    await ada.post("/invitations/accept", {"token": service.mails.token("ada@example.com", "invitation")})
    shared = (await bob.get("/me")).json()["tenant"]
    user = (await bob.get("/me")).json()["id"]
    async with service_http("http://auth", SERVICE_TOKEN, service.app) as inner:
        for _ in range(2):
            closed = await inner.post(f"/internal/people/{user}/close")
            assert (closed.status_code, closed.json()) == (200, {"alone": []})
        assert (await bob.get("/me")).status_code == 401
        members = await service.auth.members(shared)
        assert [(member.email, member.role) for member in members] == [("ada@example.com", "owner")]
        assert (await inner.delete(f"/internal/people/{user}")).status_code == 204
        assert (await inner.delete(f"/internal/people/{user}")).status_code == 204
        gone = (await ada.get("/me")).json()["id"]
        await inner.post(f"/internal/people/{gone}/close")
    database = Database(service.settings.database, service.settings.home, "auth")
    async with database.transaction(EVERY_TENANT, write=False) as session:
        details = [row.details for row in await session.scalars(select(AuditRow))]
        invited = list(await session.scalars(select(Invitation.email)))
    await database.close()
    assert "ada@example.com" not in str(details)
    assert invited == []
