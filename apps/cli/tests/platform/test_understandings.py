"""What the start page and the review of a specification ask: over the real platform, with the real reader."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from jsonschema import Draft202012Validator

from apps.codegen.tests.review.projects import publish
from loomery_codegen.durable import DurableBuilds
from loomery_spec import AppSpec

from .conftest import Place
from .town import Person, Town, town

WORDS = "A library where members borrow books. Librarians add books with a title and an ISBN. It sings to the moon."
BOOK = {
    "name": "book",
    "plural": "books",
    "label": "Book",
    "label_plural": "Books",
    "fields": [
        {"name": "title", "label": "Title", "type": {"kind": "text"}, "required": True},
        {"name": "shelf", "label": "Shelf", "type": {"kind": "text"}},
    ],
}
SPEC: dict[str, Any] = {"name": "Library", "slug": "library", "entities": [BOOK]}


@pytest_asyncio.fixture
async def here(place: Place) -> AsyncIterator[Town]:
    async with town(place.settings) as made:
        yield made


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def live(home: Path, app: str, *statements: str) -> None:
    """Data of an application, as its process would have made them."""
    folder = home / "hosting" / app / "data"
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "app.db")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_description_is_read_before_anything_is_built(here: Town) -> None:
    ada = await here.person("ada@example.org")
    found = await ada.call("POST", "/api/understandings", {"description": WORDS, "name": "Books"})
    assert found["spec"]["name"] == "Books"
    AppSpec.model_validate(found["spec"])
    assert found["origins"]["entities.book.isbn"]["words"] == [{"text": "ISBN", "start": 79, "end": 83}]
    assert [item["status"] for item in found["sentences"]][-1] == "not_understood"
    assert 1 <= len(found["questions"]) <= 5
    options = [option for item in found["questions"] for option in item["options"]]
    option = next(option for option in options if option["operations"])
    body = {"spec": found["spec"], "operations": option["operations"]}
    answered = await ada.call("POST", "/api/specs/check", body)
    assert [fault for fault in answered["faults"] if fault["severity"] == "error"] == []
    pair = {"before": found["spec"], "after": answered["spec"]}
    assert (await ada.call("POST", "/api/specs/diff", pair))["changes"]
    chips = await ada.call("POST", "/api/understandings/brief", {"description": WORDS})
    assert {chip["name"] for chip in chips["entities"]} >= {"book"}
    assert (await ada.call("POST", "/api/understandings/brief", {"description": ""}))["problem"]
    assert (await ada.call("GET", "/api/apps"))["items"] == [], "nothing was made"
    refused = await ada.ask("POST", "/api/understandings", {"description": "?!?!"})
    assert code(refused) == (400, "description")
    long = await ada.ask("POST", "/api/understandings", {"description": "x" * 20_001})
    assert long.status_code == 422


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_specifications_are_checked_and_compared(here: Town) -> None:
    ada = await here.person("ada@example.org")
    schema = await ada.call("GET", "/api/specs/schema")
    Draft202012Validator.check_schema(schema)
    good = await ada.call("POST", "/api/specs/check", {"spec": SPEC})
    assert good["faults"] == []
    Draft202012Validator(schema).validate(good["spec"])
    wrong = {**SPEC, "entities": [{**BOOK, "label": "", "colour": 1}]}
    faults = (await ada.call("POST", "/api/specs/check", {"spec": wrong}))["faults"]
    assert {fault["place"] for fault in faults} == {"entities.book.label", "entities.book.colour"}
    renamed = {**SPEC, "entities": [{**BOOK, "label": "Volume", "label_plural": "Volumes"}]}
    changes = (await ada.call("POST", "/api/specs/diff", {"before": SPEC, "after": renamed}))["changes"]
    assert [(item["kind"], item["element"]) for item in changes] == [("renamed", "entities.book")]
    assert changes[0]["words"] == "“Books” is called “Volumes” now."
    assert code(await ada.ask("POST", "/api/specs/diff", {"before": {}, "after": SPEC})) == (
        400,
        "description",
    )
    place = {"op": "replace", "path": ["name"], "value": 7}
    unfit = await ada.ask("POST", "/api/specs/check", {"spec": SPEC, "operations": [place]})
    assert code(unfit) == (400, "usage")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_will_change_is_told_with_the_rows_that_it_concerns(here: Town, place: Place) -> None:
    ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
    made = await ada.call("POST", "/api/createApp", {"description": WORDS}, status=202)
    app, path = made["app"], f"/api/apps/{made['app']}/changes"
    engine = here.platform.orchestrator.neighbours.engine
    assert isinstance(engine, DurableBuilds)
    project = await asyncio.to_thread(publish, engine, ada.tenant, app, AppSpec.model_validate(SPEC))
    stamp = (project / "loomery.json").read_bytes()
    fields = [BOOK["fields"][0], {"name": "pages", "label": "Pages", "type": {"kind": "integer"}}]  # type: ignore[index]
    body = {"spec": {**SPEC, "entities": [{**BOOK, "fields": fields}]}}
    before = await ada.call("POST", path, body)
    gone = next(step for step in before["migration"] if step["kind"] == "remove_column")
    assert (gone["table"], gone["column"], gone["destructive"]) == ("books", "shelf", True)
    assert gone["rows_affected"] is None, "nothing is live"
    live(
        place.home,
        app,
        "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, shelf TEXT)",
        "INSERT INTO books (title, shelf) VALUES ('a', 'A1'), ('b', 'A2'), ('c', NULL)",
    )
    after = await ada.call("POST", path, body)
    gone = next(step for step in after["migration"] if step["kind"] == "remove_column")
    assert gone["rows_affected"] == 2
    assert "“Books” loses the field “Shelf”." in [item["words"] for item in after["changes"]]
    assert "api/app/entities/book/model.py" in [file["path"] for file in after["files"]["changed"]]
    assert after["spec"]["slug"] == "library"
    assert (project / "loomery.json").read_bytes() == stamp, "nothing was changed"
    by_words = await ada.call("POST", path, {"description": WORDS})
    assert by_words["sentences"]
    same = await ada.call("POST", path, {})
    assert same["changes"] == same["migration"] == same["permissions"] == []
    both = await ada.ask("POST", path, {"description": WORDS, "spec": SPEC})
    assert both.status_code == 422
    assert code(await bob.ask("POST", path, body)) == (404, "not_found")
    await here.join(ada, bob, "viewer")
    assert code(await bob.ask("POST", path, body)) == (403, "forbidden")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_the_newest_of_what_somebody_types_is_read(here: Town) -> None:
    ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")

    async def typed(one: Person, length: int) -> httpx2.Response:
        return await one.ask("POST", "/api/understandings/brief", {"description": WORDS[:length]})

    answers = await asyncio.gather(typed(bob, 40), *(typed(ada, length) for length in range(20, 60, 4)))
    assert answers[0].status_code == 200, "others are not dropped"
    assert 200 in [answer.status_code for answer in answers[1:]]
    dropped = [answer for answer in answers[1:] if answer.status_code != 200]
    assert {code(answer) for answer in dropped} <= {(409, "superseded")}
    assert (await typed(ada, 30)).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_asks_too_much_is_told_when_to_come_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOMERY_UNDERSTANDING__WHILE_TYPING", "2 per hour")
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
        body = {"before": SPEC, "after": SPEC}
        for _ in range(2):
            assert (await ada.call("POST", "/api/specs/diff", body))["changes"] == []
        refused = await ada.ask("POST", "/api/specs/diff", body)
        assert code(refused) == (429, "too_many")
        assert int(refused.headers["retry-after"]) > 0
        assert (await bob.call("POST", "/api/specs/diff", body))["changes"] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_attached_files_are_taken_along(here: Town) -> None:
    ada = await here.person("ada@example.org")
    file = {"name": "people.csv", "content": "bmFtZQpBZGEK", "kind": "csv"}
    body = {"description": WORDS, "options": {"attachments": [file]}}
    made = await ada.call("POST", "/api/createApp", body, status=202)
    answer = await ada.ask("GET", "/api/me/export")
    (taken,) = answer.json()["attachments"]
    assert (taken["job"], taken["name"], taken["content"]) == (made["job"], file["name"], file["content"])
