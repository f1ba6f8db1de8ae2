"""Appointments: accounts, scopes, states, overlaps, limits, visibility, notifications."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

Caller = Callable[..., TestClient]
FIRST: dict[str, Any] = {
    "start": "2027-12-02T09:00:00Z",
    "end": "2027-12-02T10:00:00Z",
    "service_id": 1,
    "staff_member_id": 1,
}


def book(client: TestClient, start: str, end: str, **more: Any) -> Any:
    return client.post("/api/appointments", json=FIRST | {"start": start, "end": end} | more)


def test_visitors_see_what_is_public_and_no_more(client: TestClient) -> None:
    assert client.get("/api/services").json()["total"] == 3
    assert client.get("/api/appointments").status_code == 401
    assert client.post("/api/reviews", json={}).status_code == 401
    assert client.get("/api/users/options").status_code == 401
    assert client.get("/api/auth/me").status_code == 401


def test_unpublished_reviews_are_shown_to_their_author_and_to_managers(caller: Caller) -> None:
    seen = {
        role: caller(role).get("/api/reviews").json()["total"]
        for role in ("", "customer", "stylist", "owner")
    }
    assert seen == {"": 1, "customer": 2, "stylist": 1, "owner": 2}


def test_a_time_is_taken_once_and_free_again_when_cancelled(caller: Caller) -> None:
    stylist = caller("stylist")
    made = book(stylist, FIRST["start"], FIRST["end"], customer_id=1)
    assert made.status_code == 201
    taken = book(stylist, "2027-12-02T09:30", "2027-12-02T11:00")
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "start")
    assert taken.json()["detail"] == "This time is already taken."
    assert book(stylist, "2027-12-02T10:00", "2027-12-02T11:00").status_code == 201
    assert book(stylist, FIRST["start"], FIRST["end"], staff_member_id=2).status_code == 201
    assert stylist.post(f"/api/appointments/{made.json()['id']}/transitions/cancel").status_code == 200
    assert book(stylist, FIRST["start"], FIRST["end"]).status_code == 201
    moved = stylist.patch("/api/appointments/1", json={"start": FIRST["start"], "end": FIRST["end"]})
    assert moved.status_code == 409


def test_times_are_checked(caller: Caller) -> None:
    stylist = caller("stylist")
    backwards = book(stylist, "2027-12-03T10:00", "2027-12-03T09:00")
    assert (backwards.status_code, backwards.json()["code"]) == (422, "end_before_start")
    long = book(stylist, "2027-12-03T08:00", "2027-12-03T13:00")
    assert long.json()["errors"] == [
        {"field": "end", "code": "check", "message": "An appointment lasts at most four hours."}
    ]


def test_a_customer_books_for_herself_and_not_too_often(caller: Caller) -> None:
    customer = caller("customer")
    me = customer.get("/api/auth/me").json()["id"]
    record = book(customer, "2027-12-04T09:00", "2027-12-04T10:00").json()
    assert (record["customer_id"], record["customer"]["label"]) == (me, "Mira Adler")
    assert (record["hours"], record["cost"], record["service"]["label"]) == (1.0, 48.0, "Cut and blow-dry")
    limit = book(customer, "2027-12-05T09:00", "2027-12-05T10:00")
    assert (limit.status_code, limit.json()["code"]) == (409, "limit")
    other = book(customer, "2027-12-05T09:00", "2027-12-05T10:00", customer_id=me + 1)
    assert (other.status_code, other.json()["code"]) == (422, "owner")


def test_records_of_others_do_not_exist(caller: Caller, client: TestClient) -> None:
    client.post(
        "/api/auth/register", json={"email": "n@example.com", "name": "N", "password": "long enough 1"}
    )
    client.headers["X-Requested-With"] = "app"
    assert client.get("/api/appointments").json()["total"] == 0
    for method in ("GET", "PATCH"):
        assert client.request(method, "/api/appointments/1", json={}).status_code == 404
    assert client.post("/api/appointments/1/transitions/cancel").status_code == 404
    assert client.get("/api/appointments/stats?group_by=status").json()["items"] == []


def test_states_move_by_their_steps_only(caller: Caller) -> None:
    customer, stylist = caller("customer"), caller("stylist")
    record = customer.get("/api/appointments/2").json()
    assert (record["status"], record["can"]["transitions"]) == ("requested", ["cancel"])
    assert customer.post("/api/appointments/2/transitions/confirm").status_code == 403
    assert stylist.post("/api/appointments/2/transitions/confirm").json()["status"] == "confirmed"
    again = stylist.post("/api/appointments/2/transitions/confirm")
    assert (again.status_code, again.json()["code"]) == (409, "state")
    early = stylist.post("/api/appointments/2/transitions/finish")
    assert (early.status_code, early.json()["detail"]) == (409, "The appointment has not begun yet.")
    assert stylist.post("/api/appointments/2/transitions/fly").status_code == 404
    assert stylist.patch("/api/appointments/2", json={"status": "done"}).status_code == 422
    told = customer.get("/api/notifications").json()["items"]
    assert told[0]["message"].endswith(": now confirmed")


def test_notifications_reach_the_role_and_nobody_else(caller: Caller) -> None:
    before = caller("stylist").get("/api/notifications").json()["total"]
    book(caller("customer"), "2027-12-04T09:00", "2027-12-04T10:00")
    told = caller("stylist").get("/api/notifications").json()
    assert told["total"] == before + 1
    assert told["items"][0]["message"] == "New appointment: Cut and blow-dry"
    assert caller("customer").get(f"/api/notifications/{told['items'][0]['id']}").status_code == 404


def test_jobs_remind_once(app: FastAPI, caller: Caller) -> None:
    import datetime as dt

    from app.workflows import run_jobs

    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=20)
    record = book(
        caller("stylist"), soon.isoformat(), (soon + dt.timedelta(hours=1)).isoformat(), customer_id=1
    )
    caller("stylist").post(f"/api/appointments/{record.json()['id']}/transitions/confirm")
    with app.state.database.session(write=True) as session:
        assert run_jobs(session) == 1
    with app.state.database.session(write=True) as session:
        assert run_jobs(session) == 0
    found = caller("customer").get("/api/notifications?q=tomorrow").json()
    assert found["total"] == 1


def test_what_is_in_use_stays(caller: Caller) -> None:
    refused = caller("owner").delete("/api/services/1")
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")


def test_one_review_for_each_service_and_person(caller: Caller) -> None:
    twice = caller("customer").post("/api/reviews", json={"stars": 5, "text": "x", "service_id": 1})
    assert (twice.status_code, twice.json()["detail"]) == (409, "You have already reviewed this service.")


def test_sign_in_does_not_tell_who_exists(client: TestClient) -> None:
    known = client.post("/api/auth/login", json={"email": "owner@example.com", "password": "wrong"})
    unknown = client.post("/api/auth/login", json={"email": "nobody@example.com", "password": "wrong"})
    assert known.status_code == unknown.status_code == 401
    assert known.json() == unknown.json()


def test_guessing_is_slowed_down(client: TestClient) -> None:
    guess = {"email": "owner@example.com", "password": "wrong"}
    answers = [client.post("/api/auth/login", json=guess).status_code for _ in range(12)]
    assert answers[:10] == [401] * 10
    assert answers[10:] == [429] * 2
    right = client.post("/api/auth/login", json=guess | {"password": "demo-password-1"})
    assert right.status_code == 429


def test_cookies_and_forged_requests(client: TestClient) -> None:
    account = {"email": "customer@example.com", "password": "demo-password-1"}
    cookie = client.post("/api/auth/login", json=account).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    del client.headers["X-Requested-With"]
    forged = client.post("/api/reviews", json={"stars": 5, "text": "x", "service_id": 3})
    assert (forged.status_code, forged.json()["code"]) == (403, "csrf")
    assert client.get("/api/auth/me").status_code == 200


def test_an_account_of_ones_own(client: TestClient) -> None:
    new = {"email": "Ida@Example.com", "name": "Ida", "password": "a long password"}
    made = client.post("/api/auth/register", json=new)
    assert (made.status_code, made.json()["role"]) == (201, "customer")
    assert "password" not in made.text
    assert client.post("/api/auth/register", json=new | {"email": "ida@example.com"}).status_code == 409
    assert (
        client.post("/api/auth/register", json=new | {"email": "x@example.com", "role": "owner"}).status_code
        == 403
    )
    assert client.patch("/api/auth/me", json={"name": "Ida B."}).json()["name"] == "Ida B."
    assert client.patch("/api/auth/me", json={"role": "owner"}).status_code == 422
    assert client.patch("/api/auth/me", json={"email": "owner@example.com"}).status_code == 409
    change = {"current_password": "a long password", "new_password": "another password"}
    assert client.post("/api/auth/password", json=change | {"current_password": "no"}).status_code == 422
    assert client.post("/api/auth/password", json=change).status_code == 204
    assert client.post("/api/auth/logout").status_code == 204
    assert client.get("/api/auth/me").status_code == 401
    again = {"email": "IDA@example.com", "password": "another password"}
    assert client.post("/api/auth/login", json=again).status_code == 200


@pytest.mark.parametrize("role", ["customer", "stylist"])
def test_nobody_gives_themselves_a_role(caller: Caller, role: str) -> None:
    client = caller(role)
    me = client.get("/api/auth/me").json()["id"]
    assert client.patch(f"/api/users/{me}", json={"role": "owner"}).status_code == 403
    assert client.patch(f"/api/users/{me + 1 if me < 3 else 1}", json={"name": "x"}).status_code == 404
    assert [item["id"] for item in client.get("/api/users").json()["items"]] == [me]


def test_somebody_always_manages(caller: Caller) -> None:
    owner = caller("owner")
    me = owner.get("/api/auth/me").json()["id"]
    assert owner.patch(f"/api/users/{me}", json={"role": "customer"}).status_code == 409
    assert owner.delete(f"/api/users/{me}").status_code == 409
    assert owner.patch("/api/users/2", json={"role": "owner"}).json()["role"] == "owner"
    assert owner.patch(f"/api/users/{me}", json={"role": "customer"}).status_code == 200


def test_secrets_are_not_told(caller: Caller) -> None:
    owner = caller("owner")
    assert "password_hash" not in owner.get("/api/users").text
    for query in ("group_by=password_hash", "measure=min&of=password_hash"):
        assert owner.get(f"/api/users/stats?{query}").status_code == 422
    assert owner.get("/api/users?sort=password_hash").status_code == 422
    assert owner.get("/api/users?password_hash=x").status_code == 422


def test_files_are_checked_and_kept_apart(caller: Caller, client: TestClient) -> None:
    owner = caller("owner")
    png = b"\x89PNG\r\n\x1a\n" + b"x" * 100

    def send(name: str, content: bytes, purpose: str = "") -> Any:
        return owner.post(f"/api/uploads?purpose={purpose}", files={"file": (name, content)})

    kept = send("../../me.png", png)
    assert (kept.status_code, kept.json()["name"]) == (201, "me.png")
    shown = client.get(kept.json()["url"])
    assert shown.headers["content-type"] == "image/png"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert shown.headers["x-content-type-options"] == "nosniff"
    for name in ("page.html", "run.svg", "script.js", "none"):
        assert send(name, b"<script>").status_code == 422
    assert send("fake.png", b"<script>").status_code == 422
    assert send("empty.png", b"").status_code == 422
    assert send("note.txt", b"x", "service.photo").status_code == 422
    assert send("big.png", png + b"x" * 5_000_000, "service.photo").status_code == 413
    assert client.get("/api/uploads/..%2f..%2fapp.db").status_code == 404
    assert client.post("/api/uploads", files={"file": ("a.png", png)}).status_code == 401
