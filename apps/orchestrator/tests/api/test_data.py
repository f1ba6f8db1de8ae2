"""Looking at the records of an application."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of

pytestmark = pytest.mark.asyncio(loop_scope="module")
SECRET = "scrypt-of-a-password"
STATEMENTS = (
    "CREATE TABLE person (id INTEGER PRIMARY KEY, email TEXT, password_hash TEXT, photo BLOB, size INTEGER)",
    f"INSERT INTO person VALUES (1, 'ann@example.com', '{SECRET}', x'0102', 9007199254740993)",
    "INSERT INTO person VALUES (2, '100%_sure@example.com', NULL, NULL, 2)",
    "CREATE TABLE auth_sessions (token_hash TEXT PRIMARY KEY, person INTEGER)",
    "INSERT INTO auth_sessions VALUES ('abc', 1)",
    'CREATE TABLE "odd ""name" ("a ""b" TEXT)',
    'INSERT INTO "odd ""name" VALUES (\'odd\')',
    "CREATE VIEW spied AS SELECT * FROM person",
)


async def with_records(platform: Platform, who: str) -> str:
    """An application with records that were written while it runs."""
    status = await platform.built(who)
    app, host = str(status["app"]), status["url"].removeprefix("http://")
    for number in range(5):
        await platform.http.post("/api/notes", content=f"note {number}", headers={"Host": host})
    database = platform.home / "hosting" / app / "data" / "app.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
    return app


async def rows(platform: Platform, who: str, app: str, table: str, **params: Any) -> Any:
    return await platform.found(f"/apps/{app}/data/{table}", who, params=params)


async def test_tables_and_rows_are_shown_page_by_page(platform: Platform) -> None:
    app = await with_records(platform, "data")
    tables = await platform.found(f"/apps/{app}/data", "data.developer")
    assert [(item["name"], item["rows"]) for item in tables] == [
        ("auth_sessions", 1),
        ("note", 5),
        ('odd "name', 1),
        ("person", 2),
    ]
    page = await rows(platform, "data", app, "note", limit=2)
    assert page["columns"] == [
        {"name": "id", "label": None, "type": "INTEGER", "masked": False},
        {"name": "text", "label": None, "type": "TEXT", "masked": False},
    ]
    assert (page["rows"], page["total"]) == ([[1, "note 0"], [2, "note 1"]], 5)
    page = await rows(platform, "data", app, "note", limit=2, cursor=page["next"])
    assert page["rows"] == [[3, "note 2"], [4, "note 3"]]
    page = await rows(platform, "data", app, "note", limit=2, cursor=page["next"])
    assert (page["rows"], page["next"]) == ([[5, "note 4"]], None)
    page = await rows(platform, "data", app, "note", sort="text", descending=True, offset=1, limit=1)
    assert page["rows"] == [[4, "note 3"]]
    page = await rows(platform, "data", app, "note", text="NOTE 3")
    assert (page["rows"], page["total"], page["next"]) == ([[4, "note 3"]], 1, None)
    assert (await rows(platform, "data", app, 'odd "name'))["rows"] == [["odd"]]
    # It is read while the application writes, and when it sleeps.
    hosted = platform.orchestrator._hosting
    assert hosted is not None
    hosted.renew(app)
    await platform.until(
        lambda: platform.found(f"/apps/{app}/health", "data"), lambda health: health["state"] == "asleep"
    )
    assert (await rows(platform, "data", app, "note"))["total"] == 5


async def test_what_could_let_somebody_in_is_not_shown_not_searched_and_not_sorted_by(
    platform: Platform,
) -> None:
    app = await with_records(platform, "masked")
    page = await rows(platform, "masked", app, "person", sort="id")
    masked = {column["name"]: column["masked"] for column in page["columns"]}
    assert [name for name, hidden in masked.items() if hidden] == ["password_hash"]
    assert page["rows"] == [
        [1, "ann@example.com", "•••", "<2 bytes>", "9007199254740993"],
        [2, "100%_sure@example.com", None, None, 2],
    ]
    assert (await rows(platform, "masked", app, "auth_sessions"))["rows"] == [["•••", 1]]
    assert (await rows(platform, "masked", app, "person", text=SECRET))["total"] == 0
    assert (await rows(platform, "masked", app, "person", text="100%_"))["total"] == 1
    refused = await platform.ask("GET", f"/apps/{app}/data/person?sort=password_hash", "masked")
    assert (refused.status_code, problem_of(refused)["code"]) == (400, "usage")
    kept = "".join(str(item) for item in [page])
    assert SECRET not in kept


@pytest.mark.parametrize(
    "table",
    ["unknown", "spied", "sqlite_master", "alembic_version", 'note" UNION SELECT * FROM "person', "note;"],
)
async def test_only_tables_of_the_application_are_shown(platform: Platform, table: str) -> None:
    known = (await platform.found("/apps", "names"))["items"]
    app = known[0]["id"] if known else await with_records(platform, "names")
    answer = await platform.ask("GET", f"/apps/{app}/data/{table}", "names")
    assert (answer.status_code, problem_of(answer)["code"]) == (404, "not_found")
    for sort in ("rowid", "id DESC, text", "(SELECT 1)"):
        answer = await platform.ask("GET", f"/apps/{app}/data/note", "names", params={"sort": sort})
        assert answer.status_code == 400


async def test_records_are_for_developers_of_the_organisation(platform: Platform) -> None:
    app = await with_records(platform, "whose")
    for path in (f"/apps/{app}/data", f"/apps/{app}/data/note"):
        viewer = await platform.ask("GET", path, "whose.viewer")
        assert (viewer.status_code, problem_of(viewer)["code"]) == (403, "forbidden")
        assert (await platform.ask("GET", path, "others")).status_code == 404


async def test_without_a_live_release_there_are_no_records(platform: Platform) -> None:
    app, job = await platform.ordered("norecords", "red")
    await platform.over("norecords", job)
    answer = await platform.ask("GET", f"/apps/{app}/data", "norecords")
    assert (answer.status_code, problem_of(answer)["code"]) == (409, "not_released")
