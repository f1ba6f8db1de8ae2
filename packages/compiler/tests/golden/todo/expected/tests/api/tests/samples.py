"""What records look like in the tests: values that every rule lets pass."""

from tests.support import Sample

SAMPLES: dict[str, Sample] = {
    "task": Sample(
        path="/api/tasks",
        table="tasks",
        values={
            "title": "Title {n}",
            "notes": "Some words {n}",
            "done": False,
            "due": "2030-05-17",
            "priority": "low",
        },
        body=("title", "notes", "done", "due", "priority"),
        change={"title": "Other title 2"},
    ),
}
