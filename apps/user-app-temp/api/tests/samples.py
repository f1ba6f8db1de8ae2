"""What records look like in the tests: values that every rule lets pass."""

from tests.support import Sample

SAMPLES: dict[str, Sample] = {
    "task": Sample(
        path="/api/tasks",
        table="tasks",
        values={
            "title": "Title {n}",
            "note": "Some words {n}",
            "due_on": "2030-05-17",
            "priority": "low",
            "description": "Some words {n}",
            "status": "to_do",
            "estimate": 30,
            "progress": 10.0,
            "completed_at": "2030-05-17T09:30:00Z",
            "tags": ["blue", "green"],
        },
        body=(
            "title",
            "note",
            "due_on",
            "priority",
            "description",
            "estimate",
            "progress",
            "completed_at",
            "tags",
        ),
        change={"title": "Other title 2"},
    ),
}
