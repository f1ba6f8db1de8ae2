"""What would change if an application were built again; nothing does."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from apps.codegen.tests.review.projects import publish
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.errors import DescriptionError
from loomery_codegen.review.operations import apply_operations
from loomery_codegen.review.understandings import Understandings
from loomery_shared.contracts.preview_values import Preview, PreviewOrder
from loomery_shared.contracts.understanding_values import Operation
from loomery_spec import AppSpec

TENANT, APP = "org_1", "app_1"
ROLES = [
    {"name": "visitor", "label": "Visitor", "kind": "visitor"},
    {"name": "member", "label": "Member", "kind": "member", "signs_up": True},
    {"name": "admin", "label": "Administrator", "kind": "admin"},
]


def field(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "label": name.capitalize(), "type": {"kind": kind}, **more}


BEFORE = AppSpec.model_validate(
    {
        "name": "Boats",
        "slug": "boats",
        "roles": ROLES,
        "entities": [
            {
                "id": "boat",
                "name": "boat",
                "plural": "boats",
                "label": "Boat",
                "label_plural": "Boats",
                "fields": [field("title", required=True), field("colour"), field("weight", "integer")],
            },
            {
                "id": "race",
                "name": "race",
                "plural": "races",
                "label": "Race",
                "label_plural": "Races",
                "fields": [field("title")],
            },
        ],
        "grants": [{"role": "member", "entity": "boat", "actions": ["view"]}],
    }
)


def change(*operations: tuple[str, str, Any]) -> AppSpec:
    made, left = apply_operations(
        BEFORE,
        [
            Operation.model_validate({"op": op, "path": path.split("/"), "value": value})
            for op, path, value in operations
        ],
    )
    assert left == []
    return made


@pytest.fixture(scope="module")
def project(builds: DurableBuilds) -> Path:
    return publish(builds, TENANT, APP, BEFORE)


def previewed(reader: Understandings, spec: AppSpec, app: str = APP) -> Preview:
    return reader.preview(
        PreviewOrder(tenant=TENANT, app=app, spec=spec.model_dump(mode="json", by_alias=True))
    )


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "objects" not in path.parts):
        whole.update(f"{path}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def test_the_same_changes_nothing(reader: Understandings, project: Path) -> None:
    before = digest(project)
    found = previewed(reader, BEFORE)
    assert found.changes == []
    assert found.permissions == []
    assert found.migration == []
    assert found.files.model_dump() == {"added": [], "changed": [], "removed": [], "hand_edits": []}
    assert digest(project) == before


def test_what_happens_to_the_data_is_said(reader: Understandings, project: Path) -> None:
    after = change(
        ("remove", "entities/boat/fields/colour", None),
        ("replace", "entities/boat/fields/weight/type", {"kind": "date"}),
        ("replace", "entities/boat/fields/title/name", "name"),
        ("add", "entities/boat/fields/length", field("length", "integer", required=True)),
        ("add", "entities/boat/fields/notes", field("notes", "long_text")),
        ("remove", "entities/race", None),
    )
    found = previewed(reader, after)
    steps = {(step.kind, step.table, step.column): step for step in found.migration}
    assert set(steps) == {
        ("remove_table", "races", ""),
        ("remove_column", "boats", "colour"),
        ("change_column", "boats", "weight"),
        ("rename_column", "boats", "title"),
        ("add_column", "boats", "length"),
        ("add_column", "boats", "notes"),
    }
    gone = {key for key, step in steps.items() if step.destructive}
    assert gone == {
        ("remove_table", "races", ""),
        ("remove_column", "boats", "colour"),
        ("change_column", "boats", "weight"),
    }
    assert steps["remove_column", "boats", "colour"].counted == "values"
    assert steps["add_column", "boats", "length"].counted == "rows"
    assert steps["add_column", "boats", "notes"].counted == "none"
    added = [file.path for file in found.files.added]
    assert len([path for path in added if path.startswith("api/migrations/versions/")]) == 1
    assert "api/app/entities/race/model.py" in [file.path for file in found.files.removed]
    model = next(file for file in found.files.changed if file.path == "api/app/entities/boat/model.py")
    assert model.added > 0
    assert model.removed > 0
    words = [item.words for item in found.changes]
    assert "“Boats” loses the field “Colour”." in words
    assert "“Races” is no longer kept." in words


def test_permissions_are_compared(reader: Understandings, project: Path) -> None:
    after = change(("replace", "grants/member:boat:all/actions", ["view", "create"]))
    found = previewed(reader, after)
    assert [item.model_dump() for item in found.permissions] == [
        {"role": "member", "entity": "boat", "action": "create", "before": "", "after": "all"}
    ]
    assert "“Member” may create “Boats”." in [item.words for item in found.changes]


def test_hand_edits_are_named_and_conflicts_seen(reader: Understandings, project: Path) -> None:
    model = project / "api/app/entities/boat/model.py"
    text = model.read_text()
    after = change(("remove", "entities/boat/fields/colour", None))

    def edits(edited: str) -> list[dict[str, Any]]:
        model.write_text(edited)
        try:
            return [item.model_dump() for item in previewed(reader, after).files.hand_edits]
        finally:
            model.write_text(text)

    path = "api/app/entities/boat/model.py"
    assert edits(text + "\n# mine\n") == [{"path": path, "conflict": False}]
    line = next(line for line in text.splitlines() if line.strip().startswith("colour"))
    assert edits(text.replace(line, f"{line}  # mine")) == [{"path": path, "conflict": True}]
    assert edits(text) == []


def test_before_the_first_build_everything_is_new(reader: Understandings) -> None:
    found = previewed(reader, BEFORE, "app_2")
    assert found.migration == []
    assert {file.path for file in found.files.added} >= {"api/app/entities/boat/model.py", "loomery.json"}
    assert found.files.changed == []
    assert {item.element for item in found.changes} >= {"entities.boat", "entities.race", "roles.member"}


def test_words_are_read_anew(reader: Understandings, project: Path) -> None:
    order = PreviewOrder(
        tenant=TENANT,
        app=APP,
        description="A club keeps boats with a title and a colour. The moon shall sing.",
    )
    found = reader.preview(order)
    assert [item.status for item in found.sentences][-1] == "not_understood"
    assert any(step.table == "races" and step.destructive for step in found.migration)


def test_what_cannot_be_built_is_refused(reader: Understandings, project: Path) -> None:
    wrong = change(("replace", "entities/boat/title_field", "nothing_of_the_kind"))
    with pytest.raises(DescriptionError):
        previewed(reader, wrong)
    with pytest.raises(DescriptionError):
        reader.preview(PreviewOrder(tenant=TENANT, app=APP, spec={"name": 1}))
