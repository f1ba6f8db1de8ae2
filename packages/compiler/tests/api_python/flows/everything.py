"""Every kind of field, and the rules that the other applications do not have."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

Caller = Callable[..., TestClient]
GOOD: dict[str, Any] = {
    "text": "Abc", "long_text": "One\ntwo", "integer": 7, "decimal": 1.125, "money": 9.99, "percent": 12.5,
    "rating": 4, "boolean": True, "date": "2026-02-28", "datetime": "2026-02-28T10:00:00Z", "time": "10:30:00",
    "duration": 90, "choice": "red", "tags": ["a", "b"], "email": "ada@example.com", "url": "https://example.com/x",
    "phone": "+49 30 123456", "image": "/api/uploads/x.png", "file": "/api/uploads/x.pdf",
    "audio": "/api/uploads/x.mp3", "video": "/api/uploads/x.mp4", "colour": "#3355dd", "geo": "52.52,13.405",
    "address": "Lindenweg 4\n10115 Berlin", "json": {"a": [1, 2]},
}  # fmt: skip
BAD: dict[str, list[Any]] = {
    "text": ["", "a", "x" * 41, 5], "long_text": ["  ", "x" * 20_001], "integer": [-1, 101, 1.5, "x"],
    "decimal": [1.2345, "x", 1e20], "money": [-1, 1.001], "percent": [-1, 101], "rating": [0, 6, 2.5],
    "boolean": ["maybe"], "date": ["2026-02-30", "1999-01-01", "x"], "datetime": ["x"], "time": ["25:00"],
    "duration": [-5, 1.5], "choice": ["blue"], "tags": ["a", [1]], "email": ["a@b", "a b@c.de", "a@@b.de"],
    "url": ["javascript:alert(1)", "example.com", "ftp://x.de"], "phone": ["abc", "12"], "image": ["x", "//evil"],
    "file": ["../x"], "audio": ["x"], "video": ["x"], "colour": ["red", "#12"], "geo": ["91,0", "1,181", "x"],
    "address": [" "],
}  # fmt: skip


def sample(**changes: Any) -> dict[str, Any]:
    return {f"a_{kind}": value for kind, value in GOOD.items()} | changes


@pytest.fixture
def keeper(caller: Caller) -> TestClient:
    return caller("keeper")


def test_every_kind_of_value_comes_back_as_it_went_in(keeper: TestClient) -> None:
    made = keeper.post("/api/samples", json=sample())
    assert made.status_code == 201, made.text
    told = keeper.get(f"/api/samples/{made.json()['id']}").json()
    assert {kind: told[f"a_{kind}"] for kind in GOOD} == GOOD
    empty = {kind: told[f"some_{kind}"] for kind in GOOD}
    assert {kind for kind, value in empty.items() if value is not None} == {"boolean", "tags"}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_values_that_do_not_fit_are_refused(keeper: TestClient, kind: str) -> None:
    for field in (f"a_{kind}", f"some_{kind}"):
        for value in BAD[kind]:
            if field.startswith("some_") and isinstance(value, str) and not value.strip():
                continue
            answer = keeper.post("/api/samples", json=sample(**{field: value}))
            assert answer.status_code == 422, (field, value)
            assert {item["field"].split(".")[0] for item in answer.json()["errors"]} == {field}


def test_what_is_required_is_asked_for_by_name(keeper: TestClient) -> None:
    answer = keeper.post("/api/samples", json={})
    messages = {item["field"]: item["message"] for item in answer.json()["errors"]}
    assert set(messages) == {f"a_{kind}" for kind in GOOD if kind not in ("boolean", "tags")}
    assert set(messages.values()) == {"This field is required."}


def test_filters_of_every_kind(keeper: TestClient) -> None:
    before = keeper.get("/api/samples").json()["total"]
    keeper.post(
        "/api/samples", json=sample(a_integer=99, a_money=5000.5, a_tags=["rare tag"], a_text="ÄPFEL")
    )

    def total(query: str) -> int:
        return int(keeper.get(f"/api/samples?{query}").json()["total"])

    assert total("") == before + 1
    assert total("a_integer=99") == 1
    assert total("a_money_min=5000.5&a_money_max=5000.5") == 1
    assert total("a_tags=rare tag") == 1
    assert total("a_tags=rare") == 0
    assert total("q=äpfel") == 1
    assert total("a_datetime_max=2026-02-28&a_text=ÄPFEL") == 1
    tags = keeper.get("/api/samples/stats?group_by=a_tags").json()["items"]
    assert {"key": "rare tag", "label": "rare tag", "value": 1.0} in tags


def test_names_that_python_needs_itself(keeper: TestClient) -> None:
    made = keeper.post(
        "/api/sheep", json={"name": "Woolly", "list": "white", "property_id": 1, "friends_ids": [1]}
    )
    told = made.json()
    assert (told["list"], told["property"]["label"], told["friends"][0]["label"]) == (
        "white",
        "Barn",
        "Dolly",
    )
    changed = keeper.patch(f"/api/sheep/{told['id']}", json={"list": "black", "mother_id": 1}).json()
    assert (changed["list"], changed["mother"]["label"]) == ("black", "Dolly")
    assert keeper.get("/api/sheep?list=black&property_id=1").json()["total"] == 1
    assert keeper.get("/api/sheep?friends_id=1").json()["total"] == 1
    assert keeper.get("/api/sheep?friends_id_not=1").json()["total"] == 2
    assert keeper.get("/api/sheep?sort=list").status_code == 200
    keeper.delete("/api/sheep/1")
    assert keeper.get(f"/api/sheep/{told['id']}").json()["mother"] is None


def test_one_holder_for_each_passport(keeper: TestClient) -> None:
    keeper.post("/api/sheep", json={"name": "A", "passport_id": 1})
    twice = keeper.post("/api/sheep", json={"name": "B", "passport_id": 1})
    assert (twice.status_code, twice.json()["errors"][0]["field"]) == (409, "passport_id")


@pytest.fixture
def place(keeper: TestClient) -> int:
    return int(keeper.post("/api/places", json={"name": "Loft", "seats": 6}).json()["id"])


def book(client: TestClient, place: int, seats: int, **more: Any) -> Any:
    return client.post("/api/bookings", json={"place_id": place, "seats": seats} | more)


def test_places_run_out(caller: Caller, place: int) -> None:
    member = caller("member")
    first = book(member, place, 4).json()
    assert (first["left_over"], first["mine"], first["mood"]) == (2, True, "NOTED")
    full = book(member, place, 3)
    assert (full.status_code, full.json()["code"], full.json()["errors"][0]["field"]) == (
        409,
        "capacity",
        "seats",
    )
    member.post(f"/api/bookings/{first['id']}/transitions/drop")
    assert book(member, place, 6).status_code == 201


def test_shares_add_up(caller: Caller, place: int) -> None:
    member = caller("member")
    assert book(member, place, 1, share=60).json()["mood"] == "high"
    over = book(member, place, 1, share=40.5)
    assert (over.status_code, over.json()["detail"]) == (409, "The shares exceed 100 %.")
    assert book(member, place, 1, share=40).status_code == 201


def test_a_step_moves_points_and_closes_the_place(caller: Caller, keeper: TestClient, place: int) -> None:
    member = caller("member")
    booking = book(member, place, 4).json()["id"]
    assert member.post(f"/api/bookings/{booking}/transitions/finish").status_code == 200
    found = keeper.get(f"/api/places/{place}").json()
    assert (found["points"], found["open"]) == (40, False)
    assert member.get(f"/api/places/{place}").status_code == 404
    assert keeper.patch(f"/api/places/{place}", json={"points": 5}).status_code == 422


def test_a_grant_may_have_a_condition(caller: Caller, keeper: TestClient, place: int) -> None:
    book(caller("member"), place, 1)
    seen = caller("member").get("/api/record-entries?q=Loft").json()
    assert [item["text"] for item in seen["items"]] == ["Booked Loft"]
    entry = seen["items"][0]["id"]
    keeper.patch(f"/api/record-entries/{entry}", json={"on": "2020-01-01"})
    assert caller("member").get(f"/api/record-entries/{entry}").status_code == 404
    assert keeper.get(f"/api/record-entries/{entry}").status_code == 200
