"""Running the platform: who may, what suspension does, and that the platform is never without an owner."""

import asyncio

import pytest

from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.principal import Role, SuspendedError
from tests.accounts import PASSWORD, Browser, Service

OPERATIONS = (
    ("GET", "/admin/organisations", None),
    ("PATCH", "/admin/organisations/org_" + "0" * 26, {"suspended": True}),
    ("GET", "/admin/people", None),
    ("PATCH", "/admin/people/user_" + "0" * 26, {"platform_owner": True}),
    ("GET", "/admin/audit", None),
)


async def me(one: Browser) -> dict[str, str]:
    found: dict[str, str] = (await one.get("/me")).json()
    return found


async def test_only_owners_of_the_platform_run_it(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    token = (await root.post("/tokens", {"name": "ci", "role": "owner"})).json()["token"]
    program = service.browser()
    program.access = token
    assert not (await service.auth.authenticate(token)).platform_owner
    for method, path, body in OPERATIONS:
        assert (await service.browser().call(method, path, json=body)).status_code == 401, path
        refused = await bob.call(method, path, json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "platform_owner_only"), path
        assert (await program.call(method, path, json=body)).json()["code"] == "session_only", path
        assert (await root.call(method, path, json=body)).status_code in (200, 404), path


async def test_organisations_and_people_are_found(service: Service) -> None:
    root = await service.person("root@example.com", name="Root")
    for number in range(5):
        await service.person(f"p{number}@example.com", name=f"100% {number}", address=f"192.0.2.{number}")
    found = (await root.get("/admin/organisations?search=100%25")).json()
    assert [item["name"] for item in found["items"]] == [f"100% {number}" for number in (4, 3, 2, 1, 0)]
    assert {(item["members"], item["personal"], item["suspended_at"]) for item in found["items"]} == {
        (1, True, None)
    }
    pages, cursor = [], ""
    while cursor is not None:
        page = (await root.get(f"/admin/people?limit=4&cursor={cursor}")).json()
        pages.append([item["email"] for item in page["items"]])
        cursor = page["next"]
    assert [len(page) for page in pages] == [4, 2]
    assert pages[1] == ["p0@example.com", "root@example.com"]
    (only,) = (await root.get("/admin/people?search=ROOT@")).json()["items"]
    assert (only["platform_owner"], only["verified"], only["organisations"]) == (True, True, 1)
    assert only["seen_at"].startswith("2026-03-09T14:00")
    assert (await root.get("/admin/people?cursor=WzFd")).json()["code"] == "usage"


async def test_members_of_a_suspended_organisation_look_and_change_nothing(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    tenant = (await me(bob))["tenant"]
    body = {"suspended": True, "reason": "The invoice is open."}
    done = (await root.call("PATCH", f"/admin/organisations/{tenant}", json=body)).json()
    assert (done["reason"], done["suspended_at"][:10]) == ("The invoice is open.", "2026-03-09")

    again = service.browser()
    assert (await again.sign_in("bob@example.com")).status_code == 200
    assert (await me(again))["suspended"] == "The invoice is open."
    (shown,) = (await again.get("/organisations")).json()
    assert shown["suspended_because"] == "The invoice is open."
    for path in ("/members", "/audit", "/invitations"):
        assert (await again.get(path)).status_code == 200, path
    refused = await again.call("PATCH", "/organisation", json={"name": "Other"})
    assert (refused.status_code, refused.json()["code"]) == (403, "organisation_suspended")
    assert "The invoice is open." in refused.json()["detail"]
    principal = await service.auth.authenticate(again.access)
    principal.require(Role.OWNER, reading=True)
    with pytest.raises(SuspendedError):
        principal.require(Role.DEVELOPER)

    away = await root.call("PATCH", f"/admin/organisations/{tenant}", json={"suspended": False})
    assert (away.json()["suspended_at"], away.json()["reason"]) == (None, "")
    assert (await again.call("PATCH", "/organisation", json={"name": "Other"})).status_code == 200
    told = {item["action"] for item in (await again.get("/audit")).json()["items"]}
    assert {"organisation.resumed", "organisation.suspended"} <= told
    noted = (await root.get("/admin/audit")).json()["items"]
    assert [(item["action"], item["target"], item["actor_email"]) for item in noted] == [
        ("organisation.resumed", tenant, "root@example.com"),
        ("organisation.suspended", tenant, "root@example.com"),
    ]


async def test_a_personal_token_of_a_suspended_organisation_changes_nothing_either(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    token = (await bob.post("/tokens", {"name": "ci", "role": "developer"})).json()["token"]
    tenant = (await me(bob))["tenant"]
    await root.call("PATCH", f"/admin/organisations/{tenant}", json={"suspended": True})
    assert (await service.auth.authenticate(token)).suspended == ""


async def test_the_platform_is_never_without_an_owner(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    root_id, bob_id = (await me(root))["id"], (await me(bob))["id"]
    refused = await root.post("/me/delete", {"password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (409, "last_platform_owner")
    alone = await root.call("PATCH", f"/admin/people/{root_id}", json={"platform_owner": False})
    assert alone.json()["code"] == "last_platform_owner"
    assert (await me(root))["platform_owner"] is True

    made = await root.call("PATCH", f"/admin/people/{bob_id}", json={"platform_owner": True})
    assert made.json()["platform_owner"] is True
    assert (await bob.get("/admin/people")).status_code == 200
    assert (await root.post("/me/delete", {"password": PASSWORD})).status_code == 204
    left = await bob.post("/me/delete", {"password": PASSWORD})
    assert left.json()["code"] == "last_platform_owner"


async def test_of_two_owners_who_leave_at_once_one_stays(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    await root.call("PATCH", f"/admin/people/{(await me(bob))['id']}", json={"platform_owner": True})
    answers = await asyncio.gather(*(one.post("/me/delete", {"password": PASSWORD}) for one in (root, bob)))
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_handing_over_is_one_step_and_needs_proof(service: Service) -> None:
    root, bob = await service.person("root@example.com"), await service.person("bob@example.com")
    eve = await service.person("eve@example.com", verified=False)
    ways = {"platform_owner": True, "instead_of_me": True}
    bob_id, eve_id = (await me(bob))["id"], (await me(eve))["id"]
    unverified = await root.call("PATCH", f"/admin/people/{eve_id}", json=ways)
    assert (unverified.status_code, unverified.json()["code"]) == (409, "unverified_person")
    wrong = await root.call("PATCH", f"/admin/people/{bob_id}", json={**ways, "password": "not mine at all"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_password")
    senseless = await root.call(
        "PATCH", f"/admin/people/{bob_id}", json={"platform_owner": False, "instead_of_me": True}
    )
    assert senseless.status_code == 400
    service.clock.move(minutes=9)
    await root.refresh()
    service.clock.move(minutes=9)
    stale = await root.call("PATCH", f"/admin/people/{bob_id}", json=ways)
    assert stale.json()["code"] == "not_fresh"
    done = await root.call("PATCH", f"/admin/people/{bob_id}", json={**ways, "password": PASSWORD})
    assert done.status_code == 200, done.text
    await bob.refresh()
    assert ((await me(root))["platform_owner"], (await me(bob))["platform_owner"]) == (False, True)
    assert (await root.get("/admin/people")).json()["code"] == "platform_owner_only"
    (noted,) = (await bob.get("/admin/audit")).json()["items"]
    assert (noted["action"], noted["target"], noted["details"]) == (
        "platform.owner_added",
        bob_id,
        {"instead_of_me": True},
    )


async def test_other_services_write_down_what_owners_did(service: Service) -> None:
    root = await service.person("root@example.com")
    actor = (await me(root))["id"]
    await service.auth.note(
        AuditNote(actor=actor, action="quota.changed", target="org_1", details={"apps": 5})
    )
    (noted,) = (await root.get("/admin/audit")).json()["items"]
    assert (noted["action"], noted["actor_email"], noted["details"]) == (
        "quota.changed",
        "root@example.com",
        {"apps": 5},
    )
