"""Appointments: what the API does with them, and what it refuses."""

import pytest

from tests.support import ActAs, By, Limit, Make, Overlap, Row, Value, as_table, fields_in, ids_in, rows_in

ENTITY = "appointment"
PATH = "/api/appointments"
READER = By("owner")
CREATOR = By("owner")
EDITOR = By("owner")
EXPORTER = By("owner")
DELETER = By("owner")
SEARCHED = ["note"]
ORDERED = [
    ("start", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
    ("end", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
]
FILTERED = [
    ("start_max", "start", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
    ("start_min", "start", "2030-05-18T09:30:00Z", "2030-05-17T09:30:00Z"),
    ("end_max", "end", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
    ("end_min", "end", "2030-05-18T09:30:00Z", "2030-05-17T09:30:00Z"),
    ("status", "status", "requested", "confirmed"),
]
REFUSED = [
    pytest.param("start", None, id="start: empty"),
    pytest.param("start", "some day", id="start: not a moment"),
    pytest.param("end", None, id="end: empty"),
    pytest.param("end", "some day", id="end: not a moment"),
    pytest.param("note", "x" * 501, id="note: longer than allowed"),
    pytest.param("service_id", None, id="service: empty"),
    pytest.param("service_id", 999999, id="service: of no record"),
    pytest.param("staff_member_id", None, id="staff_member: empty"),
    pytest.param("staff_member_id", 999999, id="staff_member: of no record"),
]
FIXED = ["status", "hours", "cost"]
BROKEN_CHECKS = [
    pytest.param({"end": "2030-05-19T10:30:00Z"}, "end", id="An appointment lasts at most four hours."),
]
OVERLAPS = [
    Overlap(
        given={},
        scope=("staff_member_id",),
        taken={"start": "2030-05-17T09:30:00Z", "end": "2030-05-17T10:30:00Z"},
        next={"start": "2030-05-17T10:30:00Z", "end": "2030-05-17T11:30:00Z"},
        backwards={"start": "2030-05-17T10:30:00Z", "end": "2030-05-17T09:30:00Z"},
    ),
]
LIMITS = [Limit(scope=(), maximum=3, given={})]
IMPORTER = By("owner")
DERIVED = {"hours": 1.0}
CHANGE = {"note": "Other words 2"}
INITIAL_STATE = "requested"
STATE = "status"
STEPS = [
    pytest.param("confirm", By("stylist"), "requested", "confirmed", {}, id="confirm from requested"),
    pytest.param(
        "finish",
        By("stylist"),
        "confirmed",
        "done",
        {"start": "2001-01-25T09:30:00Z", "end": "2001-01-25T11:30:00Z"},
        id="finish from confirmed",
    ),
    pytest.param("cancel", By("owner"), "requested", "cancelled", {}, id="cancel from requested"),
    pytest.param("cancel", By("owner"), "confirmed", "cancelled", {}, id="cancel from confirmed"),
]
IMPOSSIBLE_STEPS = [
    pytest.param("confirm", By("stylist"), "confirmed", {}, id="confirm from confirmed"),
    pytest.param("confirm", By("stylist"), "done", {}, id="confirm from done"),
    pytest.param("confirm", By("stylist"), "cancelled", {}, id="confirm from cancelled"),
    pytest.param(
        "finish",
        By("stylist"),
        "requested",
        {"start": "2001-01-25T09:30:00Z", "end": "2001-01-25T11:30:00Z"},
        id="finish from requested",
    ),
    pytest.param(
        "finish",
        By("stylist"),
        "done",
        {"start": "2001-01-25T09:30:00Z", "end": "2001-01-25T11:30:00Z"},
        id="finish from done",
    ),
    pytest.param(
        "finish",
        By("stylist"),
        "cancelled",
        {"start": "2001-01-25T09:30:00Z", "end": "2001-01-25T11:30:00Z"},
        id="finish from cancelled",
    ),
    pytest.param("cancel", By("owner"), "done", {}, id="cancel from done"),
    pytest.param("cancel", By("owner"), "cancelled", {}, id="cancel from cancelled"),
]
GUARDED_STEPS = [
    pytest.param(
        "finish",
        By("stylist"),
        "confirmed",
        {"start": "2199-02-12T09:30:00Z", "end": "2199-02-12T11:30:00Z"},
        id="finish from confirmed",
    ),
]


def test_list_comes_in_pages(act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    before = caller.get(PATH).json()["total"]
    for _ in range(3):
        make.reachable(ENTITY, caller)
    answer = caller.get(PATH, page=2, page_size=2)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert (page["total"], page["page"], page["page_size"]) == (before + 3, 2, 2)
    assert len(page["items"]) == min(2, before + 1)


def test_one_is_read(act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    number = make.reachable(ENTITY, caller)
    answer = caller.get(f"{PATH}/{number}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["id"] == number
    assert answer.json()["label"]


def test_what_is_missing_is_not_found(act_as: ActAs) -> None:
    answer = act_as(READER).get(f"{PATH}/999999")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_order_is_refused(act_as: ActAs) -> None:
    assert act_as(READER).get(PATH, sort="no_such_field").status_code == 422


def test_an_unknown_parameter_is_refused(act_as: ActAs) -> None:
    assert act_as(READER).get(PATH, no_such_parameter="1").status_code == 422


def test_records_are_counted(act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    make.reachable(ENTITY, caller)
    answer = caller.get(f"{PATH}/stats", measure="count")
    assert answer.status_code == 200, answer.text
    assert answer.json()["items"][0]["value"] == caller.get(PATH).json()["total"]


def test_derived_values_follow_from_the_record(act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    told = caller.get(f"{PATH}/{make.reachable(ENTITY, caller)}").json()
    for name, value in DERIVED.items():
        assert told[name] == pytest.approx(value, abs=0.01), name


def test_records_are_exported_as_a_table(act_as: ActAs, make: Make) -> None:
    caller = act_as(EXPORTER)
    number = make.reachable(ENTITY, caller)
    answer = caller.get(f"{PATH}/export.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert [row["id"] for row in rows_in(answer)] == [str(number)]


@pytest.mark.parametrize("field", SEARCHED)
def test_search_finds_words(field: str, act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    found = make.reachable(ENTITY, caller, **{field: "Zanzibar"})
    make.reachable(ENTITY, caller)
    assert ids_in(caller.get(PATH, q="zanzi")) == [found]
    assert ids_in(caller.get(PATH, q="zanzi nowhere")) == []


@pytest.mark.parametrize(("field", "low", "high"), ORDERED)
def test_list_is_ordered(field: str, low: Value, high: Value, act_as: ActAs, make: Make) -> None:
    caller = act_as(READER)
    later = make.reachable(ENTITY, caller, **{field: high})
    earlier = make.reachable(ENTITY, caller, **{field: low})
    assert ids_in(caller.get(PATH, sort=field)) == [earlier, later]
    assert ids_in(caller.get(PATH, sort=f"-{field}")) == [later, earlier]


@pytest.mark.parametrize(("parameter", "field", "inside", "outside"), FILTERED)
def test_list_is_narrowed(
    parameter: str, field: str, inside: Value, outside: Value, act_as: ActAs, make: Make
) -> None:
    caller = act_as(READER)
    found = make.reachable(ENTITY, caller, **{field: inside})
    make.reachable(ENTITY, caller, **{field: outside})
    assert ids_in(caller.get(PATH, **{parameter: inside})) == [found]


def test_a_new_record_keeps_what_was_sent(act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    sent = make.body(ENTITY, caller)
    answer = caller.post(PATH, sent)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert {key: told[key] for key in sent} == sent
    assert told[STATE] == INITIAL_STATE
    assert told["customer_id"] == caller.id


def test_an_unknown_field_is_refused(act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    answer = caller.post(PATH, make.body(ENTITY, caller, no_such_field="x"))
    assert answer.status_code == 422
    assert fields_in(answer) == {"no_such_field"}


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_wrong_value_is_refused(field: str, value: Value, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    answer = caller.post(PATH, make.body(ENTITY, caller) | {field: value})
    assert answer.status_code == 422, answer.text
    assert field in fields_in(answer)


def test_a_change_to_a_wrong_value_is_refused(act_as: ActAs, make: Make) -> None:
    caller = act_as(EDITOR)
    address = f"{PATH}/{make.reachable(ENTITY, caller)}"
    for case in REFUSED:
        field, value = str(case.values[0]), case.values[1]
        answer = caller.patch(address, {field: value})
        assert answer.status_code == 422, (field, value, answer.text)
        assert field in fields_in(answer)


@pytest.mark.parametrize("field", FIXED)
def test_what_the_application_sets_can_not_be_sent(field: str, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    answer = caller.post(PATH, make.body(ENTITY, caller, **{field: None}))
    assert answer.status_code == 422
    assert field in fields_in(answer)


def test_a_table_is_taken_in_whole_or_not_at_all(act_as: ActAs, make: Make) -> None:
    caller = act_as(IMPORTER)
    body = make.body(ENTITY, caller)
    good = as_table(body)
    bad = good + ",".join(['""'] * len(body)) + "\r\n"
    refused = caller.post(f"{PATH}/import", files={"file": ("rows.csv", bad, "text/csv")})
    assert refused.status_code == 422, refused.text
    assert make.count(ENTITY) == 0
    answer = caller.post(f"{PATH}/import", files={"file": ("rows.csv", good, "text/csv")})
    assert answer.status_code == 201, answer.text
    assert make.count(ENTITY) == answer.json()["created"] == 1


def test_a_change_is_kept_and_the_rest_stays(act_as: ActAs, make: Make) -> None:
    caller = act_as(EDITOR)
    address = f"{PATH}/{make.reachable(ENTITY, caller)}"
    before = caller.get(address).json()
    answer = caller.patch(address, CHANGE)
    assert answer.status_code == 200, answer.text
    after = caller.get(address).json()
    assert {key: after[key] for key in CHANGE} == CHANGE
    stays = make.keys(ENTITY) - CHANGE.keys()
    assert {key: after[key] for key in stays} == {key: before[key] for key in stays}


def test_what_is_deleted_is_gone(act_as: ActAs, make: Make) -> None:
    caller = act_as(DELETER)
    address = f"{PATH}/{make.reachable(ENTITY, caller)}"
    answer = caller.delete(address)
    assert answer.status_code == 204, answer.text
    assert caller.get(address).status_code == 404
    assert caller.delete(address).status_code == 404


@pytest.mark.parametrize(("step", "by", "source", "target", "given"), STEPS)
def test_a_step_leads_to_its_state(
    step: str, by: By, source: str, target: str, given: Row, act_as: ActAs, make: Make
) -> None:
    caller = act_as(by)
    address = f"{PATH}/{make.reachable(ENTITY, caller, **given, **{STATE: source})}"
    answer = caller.post(f"{address}/transitions/{step}")
    assert answer.status_code == 200, answer.text
    assert answer.json()[STATE] == target


@pytest.mark.parametrize(("step", "by", "source", "given"), IMPOSSIBLE_STEPS)
def test_a_step_from_another_state_is_refused(
    step: str, by: By, source: str, given: Row, act_as: ActAs, make: Make
) -> None:
    caller = act_as(by)
    number = make.reachable(ENTITY, caller, **given, **{STATE: source})
    answer = caller.post(f"{PATH}/{number}/transitions/{step}")
    assert answer.status_code == 409, answer.text
    assert make.read(ENTITY, number, STATE) == source


@pytest.mark.parametrize(("step", "by", "source", "given"), GUARDED_STEPS)
def test_a_guard_keeps_a_step_back(
    step: str, by: By, source: str, given: Row, act_as: ActAs, make: Make
) -> None:
    caller = act_as(by)
    number = make.reachable(ENTITY, caller, **given, **{STATE: source})
    answer = caller.post(f"{PATH}/{number}/transitions/{step}")
    assert answer.status_code == 409, answer.text
    assert make.read(ENTITY, number, STATE) == source


def test_the_state_changes_by_steps_only(act_as: ActAs, make: Make) -> None:
    caller = act_as(EDITOR)
    answer = caller.patch(f"{PATH}/{make.reachable(ENTITY, caller)}", {STATE: INITIAL_STATE})
    assert answer.status_code == 422


@pytest.mark.parametrize(("values", "field"), BROKEN_CHECKS)
def test_a_broken_rule_is_refused(values: Row, field: str, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    answer = caller.post(PATH, make.body(ENTITY, caller, **values))
    assert answer.status_code == 422, answer.text
    assert field in fields_in(answer)


@pytest.mark.parametrize("case", OVERLAPS)
def test_times_do_not_overlap(case: Overlap, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    first = make.body(ENTITY, caller, **case.given, **case.taken)
    shared = {key: first[key] for key in case.scope} | case.given
    assert caller.post(PATH, first).status_code == 201
    clash = caller.post(PATH, make.body(ENTITY, caller, **shared, **case.taken))
    assert clash.status_code == 409, clash.text
    after = caller.post(PATH, make.body(ENTITY, caller, **shared, **case.next))
    assert after.status_code == 201, after.text
    backwards = caller.post(PATH, make.body(ENTITY, caller, **shared, **case.backwards))
    assert backwards.status_code == 422, backwards.text


@pytest.mark.parametrize("case", [case for case in OVERLAPS if case.scope])
def test_other_places_are_free_at_that_time(case: Overlap, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    for _ in range(2):
        answer = caller.post(PATH, make.body(ENTITY, caller, **case.given, **case.taken))
        assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("case", LIMITS)
def test_no_more_than_the_limit(case: Limit, act_as: ActAs, make: Make) -> None:
    caller = act_as(CREATOR)
    first = make.body(ENTITY, caller, **case.given)
    shared = {key: first[key] for key in case.scope} | case.given
    for _ in range(case.maximum):
        assert caller.post(PATH, make.body(ENTITY, caller, **shared)).status_code == 201
    answer = caller.post(PATH, make.body(ENTITY, caller, **shared))
    assert answer.status_code == 409, answer.text
