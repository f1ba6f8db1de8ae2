"""Users: what the API does with them, and what it refuses."""

from tests.support import ActAs, By, Make

ENTITY = "user"
PATH = "/api/users"
READER = By("owner")
EDITOR = By("owner")
EXPORTER = By("owner")
DELETER = By("owner")
CHANGE = {"name": "Robin Example"}


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
