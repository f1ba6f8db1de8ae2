"""Signing in and out, registering, and keeping one's own data."""

import pytest

from app.auth import passwords
from tests.support import ActAs, By, Client, Make, fields_in

ROLES = ["customer", "stylist", "owner"]
OURS = {"X-Requested-With": "app"}
PASSWORD = "a long enough password"
NEWCOMER = {"email": "newcomer@example.com", "name": "Robin Newcomer", "password": PASSWORD}


def member_of(make: Make, role: str) -> dict[str, str]:
    """An account in the role, as what one signs in with."""
    email = f"{role}@example.org"
    make("user", role=role, email=email, password_hash=passwords.hash_password(PASSWORD))
    return {"email": email, "password": PASSWORD}


def test_signing_in_and_out(client: Client, make: Make) -> None:
    for role in ROLES:
        answer = client.post("/api/auth/login", json=member_of(make, role))
        assert answer.status_code == 200, answer.text
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/api/auth/me").json()["role"] == role
        assert client.post("/api/auth/logout", headers=OURS).status_code == 204
        assert client.get("/api/auth/me").status_code == 401


def test_a_stolen_cookie_is_of_no_use_after_signing_out(client: Client, make: Make) -> None:
    client.post("/api/auth/login", json=member_of(make, ROLES[0]))
    token = client.cookies["session"]
    client.post("/api/auth/logout", headers=OURS)
    client.cookies.clear()
    assert client.get("/api/auth/me", headers={"Cookie": f"session={token}"}).status_code == 401


def test_a_wrong_password_and_an_unknown_address_are_told_alike(client: Client, make: Make) -> None:
    known = member_of(make, ROLES[0])
    wrong = client.post("/api/auth/login", json=known | {"password": "not the password"})
    unknown = client.post("/api/auth/login", json=known | {"email": "nobody@example.org"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_guessing_is_slowed_down(client: Client, make: Make) -> None:
    known = member_of(make, ROLES[0])
    for _ in range(10):
        client.post("/api/auth/login", json=known | {"password": "not the password"})
    assert client.post("/api/auth/login", json=known).status_code == 429


def test_other_sites_can_not_act_for_who_is_signed_in(client: Client, make: Make) -> None:
    client.post("/api/auth/login", json=member_of(make, ROLES[0]))
    assert client.patch("/api/auth/me", json={"name": "Mallory"}).status_code == 403
    assert client.get("/api/auth/me").json()["name"] != "Mallory"


def test_who_am_i_is_for_those_signed_in(client: Client) -> None:
    assert client.get("/api/auth/me").status_code == 401


def test_people_change_their_own_name_but_not_their_role(act_as: ActAs) -> None:
    caller = act_as(By(ROLES[0]))
    assert caller.patch("/api/auth/me", {"name": "Robin Example"}).json()["name"] == "Robin Example"
    assert caller.patch("/api/auth/me", {"role": ROLES[-1]}).status_code in (403, 422)
    assert caller.get("/api/auth/me").json()["role"] == ROLES[0]


def test_a_new_password_ends_other_sign_ins(client: Client, make: Make) -> None:
    known = member_of(make, ROLES[0])
    client.post("/api/auth/login", json=known)
    elsewhere = {"Cookie": f"session={client.cookies['session']}"}
    client.cookies.clear()
    client.post("/api/auth/login", json=known)
    body = {"current_password": PASSWORD, "new_password": "quite another password"}
    wrong = body | {"current_password": "not the password"}
    assert client.post("/api/auth/password", json=wrong, headers=OURS).status_code == 422
    assert client.post("/api/auth/password", json=body, headers=OURS).status_code == 204
    assert client.get("/api/auth/me").status_code == 200
    client.cookies.clear()
    assert client.get("/api/auth/me", headers=elsewhere).status_code == 401
    assert client.post("/api/auth/login", json=known).status_code == 401


def test_registering_signs_in(client: Client) -> None:
    answer = client.post("/api/auth/register", json=NEWCOMER)
    assert answer.status_code == 201, answer.text
    assert "password" not in answer.text
    assert client.get("/api/auth/me").json()["email"] == NEWCOMER["email"]


@pytest.mark.parametrize(("field", "value"), [("email", "nobody"), ("password", "short"), ("name", "")])
def test_registering_with_a_wrong_value_is_refused(field: str, value: str, client: Client) -> None:
    answer = client.post("/api/auth/register", json=NEWCOMER | {field: value})
    assert answer.status_code == 422
    assert field in fields_in(answer)


def test_an_address_is_registered_once(client: Client) -> None:
    client.post("/api/auth/register", json=NEWCOMER)
    client.cookies.clear()
    again = NEWCOMER | {"email": NEWCOMER["email"].upper()}
    assert client.post("/api/auth/register", json=again).status_code == 409


def test_nobody_registers_with_a_role_that_is_given(client: Client) -> None:
    answer = client.post("/api/auth/register", json=NEWCOMER | {"role": "stylist"})
    assert answer.status_code in (403, 422)
