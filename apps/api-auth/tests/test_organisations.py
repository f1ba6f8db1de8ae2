"""Organisations, members, invitations and personal access tokens."""

import pytest

from loomery_shared.contracts.principal import Role
from loomery_shared.errors import UnauthenticatedError
from tests.accounts import Browser, Service


async def joined(service: Service, owner: Browser, email: str, role: str) -> Browser:
    """Somebody who accepted an invitation and works in the owner's organisation."""
    guest = await service.person(email, verified=False)
    assert (await owner.post("/invitations", {"email": email, "role": role})).status_code == 201
    token = service.mails.token(email, "invitation")
    answer = await guest.post("/invitations/accept", {"token": token})
    assert answer.status_code == 200, answer.text
    switched = await guest.post(f"/organisations/{answer.json()['tenant']}/switch")
    guest.access = switched.json()["access_token"]
    return guest


async def test_an_invitation_leads_into_the_organisation(service: Service) -> None:
    ada = await service.person("ada@example.com")
    bob = await joined(service, ada, "bob@example.com", "developer")
    principal = await service.auth.authenticate(bob.access)
    mine = (await ada.get("/me")).json()["tenant"]
    assert (principal.tenant, principal.role) == (mine, Role.DEVELOPER)
    assert principal.verified
    names = [(row["id"] == mine, row["current"]) for row in (await bob.get("/organisations")).json()]
    assert sorted(names) == [(False, False), (True, True)]
    assert (await bob.refresh()).status_code == 200
    assert (await service.auth.authenticate(bob.access)).tenant == mine
    assert {row["email"] for row in (await bob.get("/members")).json()} == {
        "ada@example.com",
        "bob@example.com",
    }


async def test_inviting_waits_for_verification(service: Service) -> None:
    ada = await service.person("ada@example.com", verified=False)
    answer = await ada.post("/invitations", {"email": "bob@example.com"})
    assert (answer.status_code, answer.json()["code"]) == (403, "unverified")


async def test_an_invitation_is_for_one_person_once(service: Service) -> None:
    ada, eve = await service.person("ada@example.com"), await service.person("eve@example.com")
    await ada.post("/invitations", {"email": "bob@example.com"})
    token = service.mails.token("bob@example.com", "invitation")
    assert (await eve.post("/invitations/accept", {"token": token})).status_code == 403
    bob = await service.person("bob@example.com")
    assert (await bob.post("/invitations/accept", {"token": token})).status_code == 200
    assert (await bob.post("/invitations/accept", {"token": token})).json()["code"] == "bad_link"
    assert (await ada.post("/invitations", {"email": "bob@example.com"})).status_code == 409


async def test_an_invitation_can_be_taken_back_and_grows_old(service: Service) -> None:
    ada, bob = await service.person("ada@example.com"), await service.person("bob@example.com")
    made = (await ada.post("/invitations", {"email": "bob@example.com"})).json()
    assert [row["id"] for row in (await ada.get("/invitations")).json()] == [made["id"]]
    assert (await ada.call("DELETE", f"/invitations/{made['id']}")).status_code == 204
    token = service.mails.token("bob@example.com", "invitation")
    assert (await bob.post("/invitations/accept", {"token": token})).json()["code"] == "bad_link"
    await ada.post("/invitations", {"email": "bob@example.com"})
    service.clock.move(days=8)
    await bob.sign_in("bob@example.com")
    token = service.mails.token("bob@example.com", "invitation")
    assert (await bob.post("/invitations/accept", {"token": token})).json()["code"] == "bad_link"


async def test_an_invitation_is_shown_to_who_has_its_link(service: Service) -> None:
    ada = await service.person("ada@example.com")
    made = (await ada.post("/invitations", {"email": "bob@example.com", "role": "viewer"})).json()
    link = {"token": service.mails.token("bob@example.com", "invitation")}
    stranger = service.browser()
    shown = (await stranger.post("/invitations/look", link)).json()
    assert {**shown, "expires_at": ""} == {
        "organisation": "Ada",
        "inviter": "Ada",
        "email": "bob@example.com",
        "role": "viewer",
        "expires_at": "",
    }
    assert (await stranger.post("/invitations/look", link)).status_code == 200, "looking uses nothing up"
    await ada.call("DELETE", f"/invitations/{made['id']}")
    refused = await stranger.post("/invitations/look", link)
    assert (refused.status_code, refused.json()["code"]) == (400, "bad_link")


async def test_nobody_gives_or_takes_more_than_they_have(service: Service) -> None:
    owner = await service.person("ada@example.com")
    admin = await joined(service, owner, "bob@example.com", "admin")
    viewer = await joined(service, owner, "eve@example.com", "viewer")
    ids = {row["email"]: row["id"] for row in (await owner.get("/members")).json()}
    for who, path, role, status in [
        (viewer, ids["eve@example.com"], "admin", 403),
        (admin, ids["bob@example.com"], "owner", 403),
        (admin, ids["ada@example.com"], "viewer", 403),
        (admin, ids["eve@example.com"], "developer", 204),
        (owner, ids["ada@example.com"], "viewer", 409),
    ]:
        answer = await who.call("PATCH", f"/members/{path}", json={"role": role})
        assert answer.status_code == status, (path, role, answer.text)
    assert (await admin.post("/invitations", {"email": "x@example.com", "role": "owner"})).status_code == 403
    assert (
        await viewer.post("/invitations", {"email": "x@example.com", "role": "viewer"})
    ).status_code == 403
    assert (await admin.call("DELETE", f"/members/{ids['ada@example.com']}")).status_code == 403
    assert (await owner.call("DELETE", f"/members/{ids['ada@example.com']}")).status_code == 409


async def test_a_role_counts_at_once_and_the_removed_are_out(service: Service) -> None:
    owner = await service.person("ada@example.com")
    guest = await joined(service, owner, "bob@example.com", "admin")
    token = (await guest.post("/tokens", {"name": "ci", "role": "admin"})).json()["token"]
    user = (await service.auth.authenticate(guest.access)).user
    await owner.call("PATCH", f"/members/{user}", json={"role": "viewer"})
    assert (await service.auth.authenticate(guest.access)).role == Role.VIEWER
    assert (await service.auth.authenticate(token)).role == Role.VIEWER
    assert (await owner.call("DELETE", f"/members/{user}")).status_code == 204
    for shown in (guest.access, token):
        with pytest.raises(UnauthenticatedError):
            await service.auth.authenticate(shown)
    assert (await guest.refresh()).status_code == 200
    assert (await service.auth.authenticate(guest.access)).role == Role.OWNER


async def test_organisations_of_others_do_not_exist(service: Service) -> None:
    ada, bob = await service.person("ada@example.com"), await service.person("bob@example.com")
    theirs = (await bob.get("/me")).json()
    assert (await ada.post(f"/organisations/{theirs['tenant']}/switch")).status_code == 404
    change = await ada.call("PATCH", f"/members/{theirs['id']}", json={"role": "viewer"})
    assert change.status_code == 404
    made = (await bob.post("/invitations", {"email": "eve@example.com"})).json()
    assert (await ada.call("DELETE", f"/invitations/{made['id']}")).status_code == 404
    token = (await bob.post("/tokens", {"name": "ci"})).json()
    assert (await ada.call("DELETE", f"/tokens/{token['id']}")).status_code == 404
    session = (await bob.get("/sessions")).json()[0]["id"]
    assert (await ada.call("DELETE", f"/sessions/{session}")).status_code == 404


async def test_an_organisation_is_made_and_renamed(service: Service) -> None:
    ada = await service.person("ada@example.com")
    made = await ada.post("/organisations", {"name": "Engines"})
    assert (made.status_code, made.json()["role"]) == (201, "owner")
    switched = await ada.post(f"/organisations/{made.json()['id']}/switch")
    ada.access = switched.json()["access_token"]
    assert (await ada.call("PATCH", "/organisation", json={"name": "Analytical Engines"})).status_code == 200
    named = {row["name"]: row["current"] for row in (await ada.get("/organisations")).json()}
    assert named == {"Ada": False, "Analytical Engines": True}


async def test_a_personal_token_acts_with_its_role_until_it_ends(service: Service) -> None:
    ada = await service.person("ada@example.com")
    made = (await ada.post("/tokens", {"name": "ci", "role": "viewer", "days": 2})).json()
    assert made["token"].startswith("lpat_")
    listed = (await ada.get("/tokens")).json()
    assert [(row["name"], row["hint"]) for row in listed] == [("ci", made["token"][-4:])]
    assert "token" not in listed[0]
    program = service.browser()
    program.access = made["token"]
    assert (await program.get("/me")).json()["role"] == "viewer"
    refused = await program.post("/tokens", {"name": "more"})
    assert (refused.status_code, refused.json()["code"]) == (403, "session_only")
    service.clock.move(days=3)
    assert (await program.get("/me")).status_code == 401


async def test_a_revoked_token_ends_at_once(service: Service) -> None:
    ada = await service.person("ada@example.com")
    made = (await ada.post("/tokens", {"name": "ci"})).json()
    await service.auth.authenticate(made["token"])
    assert (await ada.get("/tokens")).json()[0]["used_at"] is not None
    assert (await ada.call("DELETE", f"/tokens/{made['id']}")).status_code == 204
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(made["token"])


async def test_administrators_read_what_happened_page_by_page(service: Service) -> None:
    owner = await service.person("ada@example.com")
    viewer = await joined(service, owner, "bob@example.com", "viewer")
    assert (await viewer.get("/audit")).status_code == 403
    seen, cursor = [], ""
    while True:
        page = (await owner.get("/audit", params={"limit": 2, "cursor": cursor})).json()
        assert len(page["items"]) <= 2
        seen += page["items"]
        if page["next"] is None:
            break
        cursor = page["next"]
    actions = [row["action"] for row in seen]
    assert {"account.created", "session.opened", "invitation.created", "invitation.accepted"} <= set(actions)
    assert len({row["id"] for row in seen}) == len(seen)
    opened = next(row for row in seen if row["action"] == "session.opened")
    assert (opened["actor_email"], opened["address"], opened["agent"]) == (
        "ada@example.com",
        "192.0.2.1",
        "Firefox",
    )
    found = (await owner.get("/audit", params={"kind": "session"})).json()["items"]
    assert found and all(row["action"].startswith("session.") for row in found)
    everything = (await owner.get("/audit", params={"limit": 200})).json()["items"]
    emails = {row["actor_email"] for row in everything} - {""}
    for email in emails:
        theirs = (await owner.get("/audit", params={"search": email.upper(), "limit": 200})).json()["items"]
        assert {row["id"] for row in theirs} >= {r["id"] for r in everything if r["actor_email"] == email}
    assert (await owner.get("/audit", params={"search": "%_no such"})).json()["items"] == []
    moments = sorted(row["at"] for row in everything)
    middle = moments[len(moments) // 2]
    later = (await owner.get("/audit", params={"since": middle, "limit": 200})).json()["items"]
    earlier = (await owner.get("/audit", params={"before": middle, "limit": 200})).json()["items"]
    assert sorted(row["at"] for row in later) == [at for at in moments if at >= middle]
    assert sorted(row["at"] for row in earlier) == [at for at in moments if at < middle]
    for wrong in ("2026-05-04T00:00:00", "yesterday", "0001-01-01T00:00:00Z"):
        assert (await owner.get("/audit", params={"since": wrong})).status_code == 422
    assert (await owner.get("/audit", params={"kind": "Session;"})).status_code == 422
    assert (await owner.get("/audit", params={"cursor": "bm9uc2Vuc2U"})).status_code == 400


async def test_people_read_what_happened_to_their_own_account(service: Service) -> None:
    owner = await service.person("ada@example.com")
    viewer = await joined(service, owner, "bob@example.com", "viewer")
    await service.browser("198.51.100.7").sign_in("bob@example.com", "not the password")
    user = (await viewer.get("/me")).json()["id"]
    await owner.call("PATCH", f"/members/{user}", json={"role": "developer"})
    rows = {row["action"]: row for row in (await viewer.get("/me/audit")).json()["items"]}
    assert {"account.created", "session.opened", "invitation.accepted"} <= set(rows)
    assert "invitation.created" not in rows, "what others did to others is theirs"
    assert rows["session.refused"]["address"] == "198.51.100.7"
    changed = rows["member.role_changed"]
    assert (changed["actor_email"], changed["address"], changed["agent"]) == ("ada@example.com", "", "")
    first = (await viewer.get("/me/audit", params={"limit": 1})).json()
    following = (await viewer.get("/me/audit", params={"limit": 1, "cursor": first["next"]})).json()
    assert first["items"][0]["id"] > following["items"][0]["id"]
