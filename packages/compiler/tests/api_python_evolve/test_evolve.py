"""Built again with another specification, an application keeps its records, and its tables are the models'."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest

NOW = "'2026-01-02 03:04:05'"
ONE_TASK = f"INSERT INTO tasks (title, amount, created_at, updated_at) VALUES ('Tea', 7, {NOW}, {NOW})"
TITLE = {"name": "title", "label": "Title", "type": {"kind": "text"}, "required": True}
AMOUNT = {"name": "amount", "label": "Amount", "type": {"kind": "integer"}}
LEVELS = {
    "kind": "choice",
    "choices": [{"value": "low", "label": "Low"}, {"value": "high", "label": "High"}],
}
Json = dict[str, Any]


class Application(Protocol):
    root: Path
    files: dict[str, bytes]

    @property
    def migrations(self) -> dict[str, bytes]: ...
    @property
    def newest(self) -> str: ...
    def build(self, spec: Json) -> "Application": ...
    def start(
        self, *queries: str, sql: tuple[str, ...] = (), back_to: str = "", database: str = "app.db"
    ) -> tuple[list[list[Json]], dict[str, list[str]]]: ...


def entity(name: str, *fields: Json, plural: str = "", relations: tuple[Json, ...] = (), **more: Any) -> Json:
    label, plural = name.capitalize(), plural or f"{name}s"
    return {
        "name": name, "plural": plural, "label": label, "label_plural": plural.capitalize(),
        "fields": list(fields), "relations": list(relations), **more,
    }  # fmt: skip


def relation(name: str, target: str, **more: Any) -> Json:
    return {"name": name, "label": name.capitalize(), "target": target, **more}


def spec(*entities: Json, **more: Any) -> Json:
    return {"name": "Todo", "slug": "todo", "entities": list(entities), **more}


def field(name: str, kind: str | Json, **more: Any) -> Json:
    return {
        "name": name,
        "label": name.capitalize(),
        "type": {"kind": kind} if isinstance(kind, str) else kind,
        **more,
    }


FIRST = spec(entity("task", TITLE, AMOUNT))


@pytest.fixture
def used(app: Application) -> Application:
    """The first generation, in use: two records."""
    app.build(FIRST).start(sql=(ONE_TASK, ONE_TASK.replace("Tea", "Jam")))
    return app


def test_the_same_specification_adds_no_migration(used: Application) -> None:
    before = dict(used.files)
    assert used.build(FIRST).files == before


def test_each_change_adds_one_migration_and_leaves_the_others(used: Application) -> None:
    first = dict(used.migrations)
    second = dict(used.build(spec(entity("task", TITLE, AMOUNT, field("note", "long_text")))).migrations)
    third = dict(used.build(spec(entity("task", TITLE, field("note", "long_text")))).migrations)
    assert list(first) == ["api/migrations/versions/0001_initial.py"]
    assert set(second) - set(first) == {"api/migrations/versions/0002_add_tasks_note.py"}
    assert set(third) - set(second) == {"api/migrations/versions/0003_remove_tasks_amount.py"}
    assert first.items() <= second.items() <= third.items()
    assert 'down_revision = "0002_add_tasks_note"' in used.newest
    rows, _ = used.start("SELECT title, note FROM tasks ORDER BY id")
    assert rows == [[{"title": "Tea", "note": None}, {"title": "Jam", "note": None}]]
    used.start(database="fresh.db")


ADDED = [
    (field("note", "text"), None),
    (field("note", "text", required=True), ""),
    (field("level", LEVELS, required=True, default="high"), "high"),
    (field("level", LEVELS, required=True), "low"),
    (field("price", "money", required=True, default=2.5), 250),
    (field("count", {"kind": "integer", "min": 3}, required=True), 3),
    (field("done", "boolean"), 0),
    (field("tags", "tags"), "[]"),
    (field("hour", "time", required=True), "00:00:00.000000"),
]


@pytest.mark.parametrize(("new", "value"), ADDED, ids=lambda item: str(item)[:60])
def test_a_field_is_added(used: Application, new: Json, value: Any) -> None:
    used.build(spec(entity("task", TITLE, AMOUNT, new)))
    rows, columns = used.start(f"SELECT title, amount, {new['name']} AS new FROM tasks ORDER BY id")
    assert rows[0][0] == {"title": "Tea", "amount": 7, "new": value}
    used.start(database="fresh.db")
    _, before = used.start(back_to="0001_initial")
    assert new["name"] in columns["tasks"]
    assert new["name"] not in before["tasks"]


def test_moments_are_filled(used: Application) -> None:
    new = (field("on", "date", required=True), field("at", "datetime", required=True))
    rows, _ = used.build(spec(entity("task", TITLE, AMOUNT, *new))).start('SELECT "on", "at" FROM tasks')
    assert all(row["on"].startswith("20") and row["at"].startswith("20") for row in rows[0])


def test_a_unique_field_is_filled_with_different_values(used: Application) -> None:
    new = field("code", "text", required=True, unique=True)
    rows, _ = used.build(spec(entity("task", TITLE, AMOUNT, new))).start("SELECT code FROM tasks")
    assert len({row["code"] for row in rows[0]}) == 2


def test_a_field_that_becomes_unique_marks_what_occurs_again(used: Application) -> None:
    used.start(sql=(ONE_TASK,))
    rows, _ = used.build(spec(entity("task", {**TITLE, "unique": True}, AMOUNT))).start(
        "SELECT title FROM tasks ORDER BY id"
    )
    assert [row["title"] for row in rows[0]] == ["Tea", "Jam", "Tea-3"]


def test_a_field_is_renamed(used: Application) -> None:
    used.build(spec(entity("task", {**TITLE, "name": "heading", "id": "title"}, AMOUNT)))
    rows, columns = used.start("SELECT heading, amount FROM tasks ORDER BY id")
    assert rows[0][0] == {"heading": "Tea", "amount": 7}
    assert "title" not in columns["tasks"]
    rows, _ = used.start("SELECT title FROM tasks ORDER BY id", back_to="0001_initial")
    assert rows[0][0] == {"title": "Tea"}


def test_two_fields_exchange_their_names(used: Application) -> None:
    old = [{**TITLE, "required": False}, field("note", "text")]
    used.build(spec(entity("task", *old, AMOUNT))).start(sql=("UPDATE tasks SET note = 'Hot'",))
    new = [{**old[0], "name": "note", "id": "title"}, {**old[1], "name": "title", "id": "note"}]
    rows, _ = used.build(spec(entity("task", *new, AMOUNT))).start("SELECT title, note FROM tasks")
    assert rows[0][0] == {"title": "Hot", "note": "Tea"}


RETYPED = [
    (field("title", "long_text", required=True), "Tea"),
    (field("title", {"kind": "text", "max_length": 2}, required=True), "Te"),
    (field("amount", "decimal"), 700),
    (field("amount", "text"), "7"),
    (field("amount", "boolean"), 1),
    (field("amount", "integer", required=True), 7),
    (field("title", "integer", required=True), 0),
    (field("title", "integer"), None),
    (field("title", "tags"), '["Tea"]'),
    (field("title", LEVELS, required=True), "low"),
    (field("amount", "money", unique=True), 700),
]


@pytest.mark.parametrize(("new", "value"), RETYPED, ids=lambda item: str(item)[:60])
def test_a_field_gets_another_type(used: Application, new: Json, value: Any) -> None:
    used.start(sql=("UPDATE tasks SET amount = 8 WHERE id = 2",))
    rest = [item for item in (TITLE, AMOUNT) if item["name"] != new["name"]]
    used.build(spec(entity("task", new, *rest)))
    rows, _ = used.start(f"SELECT {new['name']} AS new FROM tasks ORDER BY id")
    assert rows[0][0] == {"new": value}
    used.start(database="fresh.db")
    used.start(back_to="0001_initial")


def test_a_choice_loses_a_value(used: Application) -> None:
    level = field("level", LEVELS, required=True, default="high")
    used.build(spec(entity("task", TITLE, level))).start()
    less = {"kind": "choice", "choices": LEVELS["choices"][:1]}
    rows, _ = used.build(spec(entity("task", TITLE, field("level", less, required=True)))).start(
        "SELECT level FROM tasks"
    )
    assert {row["level"] for row in rows[0]} == {"low"}


PROJECT = entity("project", field("name", "text", required=True))


@pytest.mark.parametrize("required", [False, True])
def test_an_entity_and_a_relation_to_it_are_added(used: Application, required: bool) -> None:
    held = relation("project", "project", required=required, on_delete="cascade")
    used.build(spec(PROJECT, entity("task", TITLE, AMOUNT, relations=(held,))))
    rows, _ = used.start(
        "SELECT t.title, p.name FROM tasks t LEFT JOIN projects p ON p.id = t.project_id ORDER BY t.id"
    )
    assert rows[0][0] == {"title": "Tea", "name": "Project" if required else None}
    used.start(database="fresh.db")
    _, before = used.start(back_to="0001_initial")
    assert "projects" not in before


def test_each_record_gets_a_partner_of_its_own(used: Application) -> None:
    held = relation("project", "project", required=True, kind="one_to_one", on_delete="cascade")
    used.build(spec(PROJECT, entity("task", TITLE, AMOUNT, relations=(held,))))
    rows, _ = used.start("SELECT project_id FROM tasks")
    assert len({row["project_id"] for row in rows[0]}) == 2


def test_records_below_a_changed_table_stay(app: Application) -> None:
    held = relation("project", "project", required=True, on_delete="cascade")
    self = relation("parent", "project", on_delete="cascade")
    task = entity("task", TITLE, AMOUNT, relations=(held,))
    project = {**PROJECT, "relations": [self]}
    insert = (
        f"INSERT INTO projects (name, created_at, updated_at) VALUES ('Home', {NOW}, {NOW})",
        f"INSERT INTO projects (name, parent_id, created_at, updated_at) VALUES ('Room', 1, {NOW}, {NOW})",
        f"INSERT INTO tasks (title, project_id, created_at, updated_at) VALUES ('Tea', 2, {NOW}, {NOW})",
    )
    app.build(spec(project, task)).start(sql=insert)
    wide = entity("project", field("name", "integer", id="name"), relations=(self,))
    app.build(spec(wide, task))
    rows, _ = app.start("SELECT project_id FROM tasks", "SELECT id, parent_id FROM projects ORDER BY id")
    assert rows == [[{"project_id": 2}], [{"id": 1, "parent_id": None}, {"id": 2, "parent_id": 1}]]


def test_an_entity_is_removed(app: Application) -> None:
    held = relation("project", "project", required=True)
    many = relation("labels", "label", kind="many_to_many")
    task = entity("task", TITLE, AMOUNT, relations=(held, many))
    insert = (
        f"INSERT INTO projects (name, created_at, updated_at) VALUES ('Home', {NOW}, {NOW})",
        f"INSERT INTO labels (name, created_at, updated_at) VALUES ('Red', {NOW}, {NOW})",
        "INSERT INTO tasks (title, amount, project_id, created_at, updated_at) "
        f"VALUES ('Tea', 7, 1, {NOW}, {NOW})",
        "INSERT INTO task_labels_link VALUES (1, 1)",
    )
    app.build(spec(PROJECT, entity("label", field("name", "text")), task)).start(sql=insert)
    rows, columns = app.build(FIRST).start("SELECT title, amount FROM tasks")
    assert rows == [[{"title": "Tea", "amount": 7}]]
    assert set(columns) == {"alembic_version", "tasks"}
    rows, columns = app.start("SELECT title, project_id FROM tasks", back_to="0001_initial")
    assert rows == [[{"title": "Tea", "project_id": 1}]]
    assert "task_labels_link" in columns


def test_an_entity_is_renamed_with_what_leads_to_it(app: Application) -> None:
    many = relation("labels", "label", kind="many_to_many")
    held = relation("project", "project", required=True)
    label = entity("label", field("name", "text", unique=True))
    insert = (
        f"INSERT INTO projects (name, created_at, updated_at) VALUES ('Home', {NOW}, {NOW})",
        f"INSERT INTO labels (name, created_at, updated_at) VALUES ('Red', {NOW}, {NOW})",
        f"INSERT INTO tasks (title, project_id, created_at, updated_at) VALUES ('Tea', 1, {NOW}, {NOW})",
        "INSERT INTO task_labels_link VALUES (1, 1)",
    )
    app.build(spec(PROJECT, label, entity("task", TITLE, relations=(held, many)))).start(sql=insert)
    plan = {**entity("plan", *PROJECT["fields"]), "id": "project"}
    badge = {**entity("badge", *label["fields"]), "id": "label"}
    job = {
        **entity(
            "job",
            TITLE,
            relations=({**held, "target": "plan"}, {**many, "target": "badge"}),
        ),
        "id": "task",
    }
    app.build(spec(plan, badge, job))
    rows, columns = app.start(
        "SELECT title, project_id FROM jobs", "SELECT job_id, badge_id FROM job_labels_link"
    )
    assert rows == [[{"title": "Tea", "project_id": 1}], [{"job_id": 1, "badge_id": 1}]]
    assert not {"tasks", "projects", "labels", "task_labels_link"} & set(columns)
    rows, _ = app.start("SELECT title FROM tasks", back_to="0001_initial")
    assert rows == [[{"title": "Tea"}]]


def test_many_to_many_is_added(used: Application) -> None:
    many = relation("labels", "label", kind="many_to_many")
    label = entity("label", field("name", "text"))
    used.build(spec(label, entity("task", TITLE, AMOUNT, relations=(many,))))
    rows, columns = used.start("SELECT title FROM tasks")
    assert len(rows[0]) == 2
    assert columns["task_labels_link"] == ["label_id", "task_id"]


def test_a_relation_that_leads_elsewhere_is_another(app: Application) -> None:
    area = entity("area", field("name", "text"))
    held = relation("project", "project")
    insert = (
        f"INSERT INTO projects (name, created_at, updated_at) VALUES ('Home', {NOW}, {NOW})",
        f"INSERT INTO tasks (title, project_id, created_at, updated_at) VALUES ('Tea', 1, {NOW}, {NOW})",
    )
    app.build(spec(PROJECT, area, entity("task", TITLE, relations=(held,)))).start(sql=insert)
    app.build(spec(PROJECT, area, entity("task", TITLE, relations=({**held, "target": "area"},))))
    rows, _ = app.start("SELECT title, project_id FROM tasks")
    assert rows == [[{"title": "Tea", "project_id": None}]]


def test_accounts_arrive_and_own_what_is_there(used: Application) -> None:
    roles = [{"name": "member", "label": "Member", "signs_up": True}]
    held = relation("author", "user", required=True)
    owned = entity("task", TITLE, AMOUNT, relations=(held,), owner="author")
    used.build(spec(owned, roles=roles))
    rows, columns = used.start(
        "SELECT u.role, u.password_hash FROM tasks t JOIN users u ON u.id = t.author_id"
    )
    assert rows[0] == [{"role": "member", "password_hash": ""}] * 2
    assert {"users", "auth_sessions", "auth_attempts"} <= set(columns)


def test_a_role_that_is_gone_becomes_a_modest_one(app: Application) -> None:
    roles = [
        {"name": "boss", "label": "Boss", "kind": "admin"},
        {"name": "clerk", "label": "Clerk"},
        {"name": "member", "label": "Member", "signs_up": True},
    ]
    insert = (
        "INSERT INTO users (email, name, role, password_hash, created_at, updated_at) "
        f"VALUES ('a@example.com', 'Ada', 'clerk', '', {NOW}, {NOW})"
    )
    app.build(spec(entity("task", TITLE), roles=roles)).start(sql=(insert,))
    app.build(spec(entity("task", TITLE), roles=[roles[0], roles[2]]))
    rows, _ = app.start("SELECT name, role FROM users")
    assert rows == [[{"name": "Ada", "role": "member"}]]


def test_the_database_as_it_was_is_kept(used: Application) -> None:
    used.build(spec(entity("task", TITLE))).start()
    copies = [path.name for path in used.root.glob("app.db.before-*")]
    assert copies == ["app.db.before-0002_remove_tasks_amount"]
    shutil.copy(used.root / copies[0], used.root / "old.db")
    rows, _ = used.build(FIRST).start("SELECT 1", database="fresh.db")
    assert rows
    assert not list(used.root.glob("fresh.db.before-*"))


def test_the_next_migration_goes_on_from_what_people_added(used: Application) -> None:
    theirs = (
        b'"""Mine."""\n\nrevision: str = \'8f3a\'\ndown_revision: str | None = \'0001_initial\'\n\n\n'
        b"def upgrade() -> None:\n    pass\n\n\ndef downgrade() -> None:\n    pass\n"
    )
    used.files["api/migrations/versions/0002_mine.py"] = theirs
    used.build(spec(entity("task", TITLE)))
    assert max(used.migrations).endswith("0003_remove_tasks_amount.py")
    assert 'down_revision = "8f3a"' in used.newest
    used.start("SELECT title FROM tasks")


def test_generated_migrations_please_the_linter_and_the_formatter(used: Application) -> None:
    held = relation("project", "project", required=True)
    many = relation("labels", "label", kind="many_to_many")
    label = entity("label", field("name", "text", required=True, unique=True))
    task = entity(
        "task",
        field("title", {"kind": "text", "max_length": 10}, required=True),
        field("amount", "money", required=True),
        field("level", LEVELS, required=True, unique=True),
        field("at", "datetime", required=True),
        relations=(held, many),
    )
    used.build(spec(PROJECT, label, task))
    versions = used.root / "api/migrations/versions"
    for command in (["check"], ["format", "--check", "--diff"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--no-cache", str(versions)],
            cwd=used.root / "api",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
