"""What those who keep a place find: everything that people hand in, with whose it is and what has become of it."""

from typing import Any

from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec
from loomery_spec.pages import FormPage, ListPage

STATUS = {"kind": "choice", "choices": [{"value": value, "label": value} for value in ("asked", "granted")]}


def text(name: str) -> dict[str, Any]:
    return {"name": name, "label": name.capitalize(), "type": {"kind": "text"}}


def spec(**more: Any) -> AppSpec:
    request = {
        "name": "wish",
        "plural": "wishes",
        "label": "Wish",
        "label_plural": "Wishes",
        "title_field": "title",
        "owner": "asker",
        "fields": [
            *(text(name) for name in ("title", "first", "second", "third", "fourth", "decision_note")),
            {"name": "status", "label": "Status", "type": STATUS, "default": "asked"},
        ],
        "relations": [{"name": "asker", "label": "Asker", "target": "user", "kind": "many_to_one"}],
        "states": {
            "field": "status",
            "initial": "asked",
            "transitions": [{"name": "grant", "label": "Grant", "sources": ["asked"], "target": "granted"}],
        },
    }
    given = AppSpec.model_validate(
        {
            "name": "Wishes",
            "slug": "wishes",
            "roles": [
                {"name": "member", "label": "Member", "kind": "member", "signs_up": True},
                {"name": "admin", "label": "Administrator", "kind": "admin"},
            ],
            "entities": [request],
            "grants": [
                {"role": "member", "entity": "wish", "actions": ["view", "create", "edit"], "scope": "own"}
            ],
            "pages": [{"kind": "landing", "name": "home", "title": "Wishes", "path": "/"}],
            **more,
        }
    )
    complete, report = complete_spec(given, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    return complete


def lists(found: AppSpec) -> dict[str, ListPage]:
    return {page.path: page for page in found.pages if isinstance(page, ListPage) and page.entity == "wish"}


def test_what_people_hand_in_is_found_by_those_who_decide() -> None:
    assert lists(spec())["/manage/wishes"].side == "admin"


def test_where_all_work_in_one_frame_there_is_one_list() -> None:
    assert set(lists(spec(theme={"shell": "sidebar"}))) == {"/wishes"}


def test_a_list_tells_whose_a_record_is_and_what_has_become_of_it() -> None:
    assert lists(spec())["/wishes"].columns == ("title", "first", "second", "third", "asker", "status")


def test_who_asks_does_not_write_down_what_is_decided() -> None:
    forms = {
        page.mode: page.fields
        for page in spec().pages
        if isinstance(page, FormPage) and page.entity == "wish"
    }
    assert "decision_note" not in forms["create"]
    assert "decision_note" in forms["edit"]
