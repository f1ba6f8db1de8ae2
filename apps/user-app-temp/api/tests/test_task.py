"""Tasks: what the API does with them, and what it refuses."""

import pytest

from tests.support import ActAs, By, Make, Row, Value, as_table, fields_in, ids_in, rows_in

ENTITY = "task"
PATH = "/api/tasks"
READER = By("visitor")
CREATOR = By("visitor")
EDITOR = By("visitor")
EXPORTER = By("visitor")
DELETER = By("visitor")
SEARCHED = ["title", "notes"]
ORDERED = [
    ("title", "Alder", "Birch"),
    ("due_on", "2030-05-17", "2030-05-18"),
    ("remind_at", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
]
FILTERED = [
    ("due_on_max", "due_on", "2030-05-17", "2030-05-18"),
    ("due_on_min", "due_on", "2030-05-18", "2030-05-17"),
    ("priority", "priority", "low", "normal"),
    ("status", "status", "to_do", "in_progress"),
    ("repeat", "repeat", "never", "daily"),
    ("remind_at_max", "remind_at", "2030-05-17T09:30:00Z", "2030-05-18T09:30:00Z"),
    ("remind_at_min", "remind_at", "2030-05-18T09:30:00Z", "2030-05-17T09:30:00Z"),
]
REFUSED = [
    pytest.param("title", None, id="title: empty"),
    pytest.param("title", "   ", id="title: blank"),
    pytest.param("title", "x" * 201, id="title: longer than allowed"),
    pytest.param("notes", "x" * 20001, id="notes: longer than allowed"),
    pytest.param("due_on", "some day", id="due_on: not a date"),
    pytest.param("priority", "no_such_choice", id="priority: not one of the choices"),
    pytest.param("repeat", "no_such_choice", id="repeat: not one of the choices"),
    pytest.param("remind_at", "some day", id="remind_at: not a moment"),
]
FIXED = ["status"]
IMPORTER = By("visitor")
CHANGE = {"title": "Other title 2"}
INITIAL_STATE = "to_do"
STATE = "status"
STEPS = [
    pytest.param("start", By("visitor"), "to_do", "in_progress", {}, id="start from to_do"),
    pytest.param("start", By("visitor"), "blocked", "in_progress", {}, id="start from blocked"),
    pytest.param("mark_as_done", By("visitor"), "to_do", "done", {}, id="mark_as_done from to_do"),
    pytest.param(
        "mark_as_done",
        By("visitor"),
        "in_progress",
        "done",
        {},
        id="mark_as_done from in_progress",
    ),
    pytest.param("block", By("visitor"), "in_progress", "blocked", {}, id="block from in_progress"),
    pytest.param(
        "mark_as_to_do",
        By("visitor"),
        "in_progress",
        "to_do",
        {},
        id="mark_as_to_do from in_progress",
    ),
    pytest.param("mark_as_to_do", By("visitor"), "done", "to_do", {}, id="mark_as_to_do from done"),
]
IMPOSSIBLE_STEPS = [
    pytest.param("start", By("visitor"), "in_progress", {}, id="start from in_progress"),
    pytest.param("start", By("visitor"), "done", {}, id="start from done"),
    pytest.param("mark_as_done", By("visitor"), "blocked", {}, id="mark_as_done from blocked"),
    pytest.param("mark_as_done", By("visitor"), "done", {}, id="mark_as_done from done"),
    pytest.param("block", By("visitor"), "to_do", {}, id="block from to_do"),
    pytest.param("block", By("visitor"), "blocked", {}, id="block from blocked"),
    pytest.param("block", By("visitor"), "done", {}, id="block from done"),
    pytest.param("mark_as_to_do", By("visitor"), "to_do", {}, id="mark_as_to_do from to_do"),
    pytest.param("mark_as_to_do", By("visitor"), "blocked", {}, id="mark_as_to_do from blocked"),
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


def test_the_state_changes_by_steps_only(act_as: ActAs, make: Make) -> None:
    caller = act_as(EDITOR)
    answer = caller.patch(f"{PATH}/{make.reachable(ENTITY, caller)}", {STATE: INITIAL_STATE})
    assert answer.status_code == 422
