"""What records look like in the tests: values that every rule lets pass."""

from tests.support import Sample

SAMPLES: dict[str, Sample] = {
    "task": Sample(
        path="/api/tasks",
        table="tasks",
        values={
            "title": "Title {n}",
            "notes": "Some words {n}",
            "due_on": "2030-05-17",
            "priority": "low",
            "description": "Some words {n}",
            "status": "to_do",
            "estimate": 30,
        },
        body=("title", "notes", "due_on", "priority", "description", "estimate"),
        change={"title": "Other title 2"},
    ),
}
