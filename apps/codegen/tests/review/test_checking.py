"""Faults of a specification: all of them in one answer, with their places."""

from typing import Any

import pytest

from loomery_codegen.review.understandings import Understandings
from loomery_shared.contracts.understanding_values import Operation
from loomery_shared.errors import UsageError

TASK = {
    "name": "task",
    "plural": "tasks",
    "label": "Task",
    "label_plural": "Tasks",
    "fields": [{"name": "title", "label": "Title", "type": {"kind": "text"}}],
}


def spec(**more: Any) -> dict[str, Any]:
    return {"name": "Tasks", "slug": "tasks", "entities": [TASK], **more}


def test_a_good_one_comes_back_completed(reader: Understandings) -> None:
    found = reader.check(spec(), [])
    assert found.faults == []
    assert found.spec is not None
    assert {page["name"] for page in found.spec["pages"]} >= {"tasks", "task_create"}


def test_what_such_applications_usually_have_is_offered_with_its_reason(reader: Understandings) -> None:
    found = reader.check(spec(kind="directory", features=[{"feature": "comments"}]), [])
    offered = {one.feature: one for one in found.suggestions}
    assert (offered["comments"].on, offered["comments"].operations) == (True, [])
    assert (offered["search"].on, offered["search"].recommended) == (False, True)
    reason = offered["search"].reason
    assert (reason.code, 2 * reason.of <= 5 * reason.having, reason.of > 10) == ("share", True, True)
    share = f"{reason.having} of {reason.of} applications of this kind that we know have it."
    assert offered["search"].why == f"{offered['search'].about} {share}"
    assert (offered["comments"].reason.code, offered["csv"].reason.code) == ("asked", "offered")
    assert not offered["csv"].recommended
    assert [one.recommended for one in found.suggestions if not one.on] == sorted(
        (one.recommended for one in found.suggestions if not one.on), reverse=True
    )
    on = reader.check(found.spec or {}, offered["search"].operations)
    assert "search" in {use["feature"] for use in (on.spec or {})["features"]}
    # Where nothing is kept, nothing can be searched or exported.
    without = reader.check({"name": "Unit", "slug": "unit", "kind": "tool"}, [])
    assert not any(one.recommended for one in without.suggestions)


def test_all_faults_of_form_are_told_with_their_places(reader: Understandings) -> None:
    wrong = {
        **TASK,
        "colour": "red",
        "fields": [
            {"name": "Bad Name", "label": "Title", "type": {"kind": "text"}},
            {"name": "size", "label": "Size", "type": {"kind": "text", "max_length": "x"}},
            {"name": "when", "type": {"kind": "date"}},
        ],
    }
    found = reader.check({"name": "Tasks", "slug": "tasks", "entities": [wrong]}, [])
    assert found.spec is None
    places = {fault.place: fault.pointer for fault in found.faults}
    assert places == {
        "entities.task.colour": "/entities/0/colour",
        "entities.task.fields.Bad Name.name": "/entities/0/fields/0/name",
        "entities.task.fields.size.type.max_length": "/entities/0/fields/1/type/max_length",
        "entities.task.fields.when.label": "/entities/0/fields/2/label",
    }
    assert {fault.severity for fault in found.faults} == {"error"}
    assert all(fault.message for fault in found.faults)


def test_faults_of_names_and_of_references_are_told_together(reader: Understandings) -> None:
    twice = {**TASK, "fields": [*TASK["fields"], *TASK["fields"]]}  # type: ignore[misc]
    relation = {"name": "owner", "label": "Owner", "target": "nobody"}
    found = reader.check(spec(entities=[{**twice, "relations": [relation]}]), [])
    assert {"NAME102"} < {fault.code for fault in found.faults}
    assert len(found.faults) >= 2
    assert found.spec is None


def test_operations_are_applied_first(reader: Understandings) -> None:
    add = Operation(
        op="add",
        path=["entities", "task", "fields", "due"],
        value={"name": "due", "label": "Due", "type": {"kind": "date"}},
    )
    found = reader.check(spec(), [add])
    assert found.spec is not None
    assert [field["name"] for field in found.spec["entities"][0]["fields"]] == ["title", "due"]


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "replace", "path": ["entities", "task", "label"], "value": 7},
        {"op": "add", "path": ["entities", "task", "fields", "x"], "value": "no field"},
        {"op": "replace", "path": ["entities"], "value": {"a": 1}},
        {"op": "add", "path": ["entities", "task"], "value": None},
    ],
)
def test_operations_that_do_not_fit_are_refused(reader: Understandings, operation: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        reader.check(spec(), [Operation.model_validate(operation)])


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "replace", "path": ["entities", "nobody", "label"], "value": "x"},
        {"op": "replace", "path": ["entities", "task", "nothing", "deeper"], "value": 1},
        {"op": "add", "path": ["name"], "value": {}},
        {"op": "add", "path": ["entities", "nobody", "fields", "x"], "value": {}},
        {"op": "remove", "path": ["name", "a", "b"]},
        {"op": "order", "path": ["slug"], "value": ["a"]},
    ],
)
def test_operations_without_a_place_are_left_out_and_told(
    reader: Understandings, operation: dict[str, Any]
) -> None:
    found = reader.check(spec(), [Operation.model_validate(operation)])
    assert [(fault.code, fault.severity) for fault in found.faults] == [("OPS101", "info")]
    assert found.spec == reader.check(spec(), []).spec


def test_what_several_answers_say_is_done_once(reader: Understandings) -> None:
    due = {"name": "due", "label": "Due", "type": {"kind": "date"}}
    path = ["entities", "task", "fields", "due"]
    add, remove = Operation(op="add", path=path, value=due), Operation(op="remove", path=path)
    once = reader.check(spec(), [add, add]).spec
    assert once is not None
    assert [field["name"] for field in once["entities"][0]["fields"]] == ["title", "due"]
    assert reader.check(spec(), [add, remove, remove]).spec == reader.check(spec(), []).spec


def test_elements_are_put_in_order(reader: Understandings) -> None:
    due = {"name": "due", "label": "Due", "type": {"kind": "date"}}
    given = spec(entities=[{**TASK, "fields": [*TASK["fields"], due]}])  # type: ignore[misc]
    order = Operation(op="order", path=["entities", "task", "fields"], value=["due", "unknown"])
    found = reader.check(given, [order]).spec
    assert found is not None
    assert [field["name"] for field in found["entities"][0]["fields"]] == ["due", "title"]


def test_what_an_edit_leaves_loose_is_left_out_when_asked(reader: Understandings) -> None:
    link = {"name": "task", "label": "Task", "target": "task"}
    note = {**TASK, "name": "note", "plural": "notes", "label": "Note", "label_plural": "Notes"}
    whole = reader.check(spec(entities=[TASK, {**note, "relations": [link]}]), []).spec
    assert whole is not None
    edited = {**whole, "entities": [one for one in whole["entities"] if one["name"] != "task"]}
    assert reader.check(edited, []).spec is None
    found = reader.check(edited, [], mend=True)
    assert found.spec is not None, found.faults
    assert [one["name"] for one in found.spec["entities"]] == ["note"]
    assert found.spec["entities"][0]["relations"] == []
    assert {page["name"] for page in found.spec["pages"]} >= {"notes"}
    assert not any(page.get("entity") == "task" for page in found.spec["pages"])
    told = {fault.place for fault in found.faults if fault.code == "MEND101"}
    assert {"entities.note.task", "pages.tasks"} <= told


def test_mending_leaves_a_good_one_as_it_is(reader: Understandings) -> None:
    whole = reader.understand("A library where members borrow books with a title.", "").spec
    found = reader.check(whole, [], mend=True)
    assert found.faults == []
    assert reader.compare(whole, found.spec or {}) == []
