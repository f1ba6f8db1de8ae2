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
            "status": "to_do",
            "repeat": "never",
            "remind_at": "2030-05-17T09:30:00Z",
        },
        body=("title", "notes", "due_on", "priority", "repeat", "remind_at"),
        change={"title": "Other title 2"},
    ),
}
