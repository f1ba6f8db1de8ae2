"""What records look like in the tests: values that every rule lets pass."""

from tests.support import Sample

SAMPLES: dict[str, Sample] = {
    "task": Sample(
        path="/api/tasks",
        table="tasks",
        values={
            "title": "Title {n}",
            "due_on": "2030-05-17",
            "priority": "low",
            "description": "Some words {n}",
            "status": "to_do",
            "estimate": 30,
        },
        body=("title", "due_on", "priority", "description", "estimate"),
        leads={"note": "note"},
        change={"title": "Other title 2"},
    ),
    "note": Sample(
        path="/api/notes",
        table="notes",
        values={
            "title": "Title {n}",
            "body": "Some words {n}",
            "colour": "#3355dd",
            "is_pinned": False,
            "tags": ["blue", "green"],
        },
        body=("title", "body", "colour", "is_pinned", "tags"),
        change={"title": "Other title 2"},
    ),
}
