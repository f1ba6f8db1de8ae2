"""What the browser flows do in this application."""

from support import Flow

VISITORS = ["visitor"]
GUIDES = ["visitor"]
FLOWS = [
    Flow(
        role="visitor",
        entity="task",
        path="/tasks",
        form="/tasks/new",
        values={
            "title": "Zanzibar 7421",
            "notes": "Some words 7421",
            "due_on": "2030-05-17",
            "priority": "low",
            "repeat": "never",
            "remind_at": "2030-05-17T09:30:00",
        },
        list="/tasks",
        new="New Task",
        search="Search Tasks",
        words="Zanzibar 7421",
        required=True,
        change={"title": "Other title 2"},
        deletes=True,
    ),
]
