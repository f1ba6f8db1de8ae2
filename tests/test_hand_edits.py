"""Twenty edits by hand survive a changed description, or are reported as conflicts."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from loomery_codegen.build import Builder
from loomery_codegen.errors import MergeConflictError
from loomery_codegen.request import BuildRequest

pytestmark = pytest.mark.slow
BEFORE = "A simple todo list. Each task has a title and a due date."
AFTER = (
    "A simple todo list. Each task has a title, a due date and a priority. "
    "Tasks belong to projects with a name."
)

Edit = tuple[str, Callable[[str], str], str]
"""A file, what is done to it, and words that must be there afterwards."""


def added(words: str) -> Callable[[str], str]:
    return lambda text: f"{text.rstrip()}\n{words}\n"


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, f"{old!r} is not there to be edited"
        return text.replace(old, new, 1)

    return change


EDITS: list[Edit] = [
    ("web/src/custom/styles.css", added(".mine { letter-spacing: 0.01em; }"), ".mine {"),
    ("web/src/custom/notes.ts", lambda _: 'export const note = "written by hand";\n', "written by hand"),
    ("web/src/app/NotFound.tsx", added("// kept: reviewed by hand"), "kept: reviewed by hand"),
    ("web/src/ui/Button.tsx", added("// kept: button"), "kept: button"),
    ("web/src/ui/EmptyState.tsx", added("// kept: empty state"), "kept: empty state"),
    ("web/src/lib/useForm.ts", added("// kept: form"), "kept: form"),
    ("web/src/features/task/TaskForm.tsx", replaced('"Save"', '"Keep it"'), '"Keep it"'),
    ("web/src/features/task/queries.ts", added("// kept: queries"), "kept: queries"),
    ("web/src/pages/TaskDetailPage.tsx", added("// kept: detail"), "kept: detail"),
    ("web/public/theme-boot.js", added("// kept: theme"), "kept: theme"),
    ("api/app/custom/extra.py", lambda _: '"""Written by hand."""\n\nANSWER = 42\n', "ANSWER = 42"),
    (
        "api/app/custom/__init__.py",
        added(
            '\n\n@router.get("/hello")\n'
            'def hello() -> dict[str, str]:\n    """Say hello."""\n    return {"hello": "world"}'
        ),
        "def hello()",
    ),
    ("api/app/custom/hooks.py", added("\n\n# kept: hooks"), "kept: hooks"),
    (
        "api/app/core/messages.py",
        replaced("This field is required.", "Please fill this in."),
        "Please fill this in.",
    ),
    ("api/app/entities/task/service.py", added("\n\n# kept: service"), "kept: service"),
    (
        "api/app/entities/task/__init__.py",
        replaced('"""Tasks."""', '"""Tasks, as we see them."""'),
        "as we see them",
    ),
    ("api/app/settings.py", added("\n\n# kept: settings"), "kept: settings"),
    ("compose.yaml", added("# kept: compose"), "kept: compose"),
    (".env.example", added("# kept: example"), "kept: example"),
    ("README.md", added("## Ours\n\nWritten by hand."), "Written by hand."),
]


def apply(project: Path) -> None:
    for name, change, _ in EDITS:
        path = project / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change(text), encoding="utf-8")


def lost(project: Path) -> list[str]:
    return [name for name, _, words in EDITS if words not in (project / name).read_text(encoding="utf-8")]


def test_every_edit_is_still_there(builder: Builder) -> None:
    first = builder.build(BuildRequest(text=BEFORE, app="todo", browser=False))
    assert first.status == "green", first.gates
    apply(first.path)
    subprocess.run(["git", "add", "--all"], cwd=first.path, check=True)
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=Ada",
            "-c",
            "user.email=ada@example.com",
            "commit",
            "--quiet",
            "--message",
            "Mine",
        ],
        cwd=first.path,
        check=True,
    )
    second = builder.build(BuildRequest(text=AFTER, app="todo", browser=False))
    assert second.status == "green", second.gates
    assert lost(second.path) == []
    task = second.spec.entity("task")
    assert task is not None
    assert task.field("priority")
    assert second.spec.entity("project")


def test_a_true_conflict_is_reported_and_nothing_is_overwritten(builder: Builder) -> None:
    first = builder.build(BuildRequest(text=BEFORE, app="todo", browser=False))
    model = first.path / "api/app/entities/task/model.py"
    mine = model.read_text(encoding="utf-8").replace("due_on", "deadline_on")
    model.write_text(mine, encoding="utf-8")
    with pytest.raises(MergeConflictError) as refusal:
        builder.build(
            BuildRequest(text=AFTER.replace("a due date", "an end date"), app="todo", browser=False)
        )
    assert "api/app/entities/task/model.py" in {conflict.file for conflict in refusal.value.conflicts}
    assert model.read_text(encoding="utf-8") == mine
